package app.hallway.kit

import java.text.Normalizer

/** A line with the words in question set apart: what stands before them, they themselves, and what follows. */
data class LineInQuestion(val before: String, val asked: String, val after: String) {
    companion object {
        /** Where the line does not have the words as they are, all of it stands before. */
        fun of(line: String, words: String): LineInQuestion {
            val at = if (words.isEmpty()) -1 else plain(line).indexOf(plain(words), ignoreCase = true)
            if (at < 0) return LineInQuestion(line, "", "")
            val end = at + words.length
            return LineInQuestion(line.take(at), line.substring(at, end), line.drop(end))
        }

        /** Without accents, and with every letter where it was. */
        private fun plain(text: String): String =
            text.map { Normalizer.normalize(it.toString(), Normalizer.Form.NFD).first() }.joinToString("")
    }
}

/** The line it is about, with the words in question set apart; nothing where it is about no line. */
val Question.line: LineInQuestion?
    get() = when (this) {
        is Question.Said -> LineInQuestion.of(suggestion.line, suggestion.text)
        is Question.Whom -> LineInQuestion.of(guess.line, guess.typed)
        is Question.Doubtful -> LineInQuestion.of(line.line, "")
        is Question.Same, is Question.Newcomer -> null
    }
