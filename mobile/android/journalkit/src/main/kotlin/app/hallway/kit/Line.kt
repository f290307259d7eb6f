package app.hallway.kit

/** What stands in the field, and the cursor or the selection in it, in UTF-16 code units as Android counts them. */
data class Line(val text: String = "", val from: Int = text.length, val to: Int = from) {
    /**
     * The line with a mark put in at the cursor. A mark follows a space and touches what comes after it; keyboards turn
     * "word !send" into "word! send", so the key that inserts a mark sees to both.
     */
    fun marked(mark: Mark): Line = with(mark.sign, touching = true)

    /** The line with a person named at the cursor, as somebody who was there. */
    fun naming(name: String): Line = with(if (' ' in name) "@\"$name\"" else "@$name", touching = false)

    private fun with(words: String, touching: Boolean): Line {
        val (start, end) = if (from <= to) from to to else to to from
        val before = text.substring(0, start)
        val after = text.substring(end)
        val gap = if (before.isEmpty() || before.last().isWhitespace()) "" else " "
        val put = before + gap + words + if (touching || after.startsWith(" ")) "" else " "
        // What was typed after the cursor moves up to a mark, and away from a name.
        val rest = if (touching) after.trimStart(' ') else after
        val cursor = put.length + if (!touching && after.startsWith(" ")) 1 else 0
        return Line(put + rest, cursor)
    }
}

/** The marks of a line, in the order of the keys above the keyboard. */
enum class Mark(val sign: String) {
    PERSON("@"),
    PROMISE("!"),
    THEIRS("?"),
    GAVE(">"),
    GOT("<"),
    ABOUT("+"),
    TOPIC("#"),
}
