package app.hallway.kit

import app.hallway.model.Choice
import app.hallway.model.FfiConverterTypeChoice
import java.nio.ByteBuffer

/** A line that is not saved yet: what was typed, and what was chosen of its chips. */
data class Draft(val text: String, val choices: List<Choice> = emptyList()) {
    val isBlank: Boolean get() = text.isBlank()

    /** This one with the other below it; whichever is blank is left out. */
    fun above(other: Draft): Draft = when {
        isBlank -> other
        other.isBlank -> this
        else -> Draft("$text\n${other.text}", choices + other.choices)
    }

    /** The draft as bytes, to be read by this version of the app: what outlives a process that the system ends. */
    fun toBytes(): ByteArray {
        val typed = text.toByteArray()
        val size = typed.size.toULong() + 8uL + choices.sumOf { FfiConverterTypeChoice.allocationSize(it) }
        val buffer = ByteBuffer.allocate(size.toInt())
        buffer.putInt(typed.size).put(typed).putInt(choices.size)
        choices.forEach { FfiConverterTypeChoice.write(it, buffer) }
        return buffer.array().copyOf(buffer.position())
    }

    companion object {
        /** The draft in these bytes. Choices that another version wrote are left out: the text is what cannot be had again. */
        fun of(bytes: ByteArray): Draft {
            val buffer = ByteBuffer.wrap(bytes)
            val text = runCatching { ByteArray(buffer.size()).also(buffer::get).decodeToString() }.getOrNull()
            val choices = runCatching { List(buffer.size()) { FfiConverterTypeChoice.read(buffer) } }
            return Draft(text.orEmpty(), choices.getOrDefault(emptyList()))
        }

        /** How much comes next; never more than there is. */
        private fun ByteBuffer.size(): Int = getInt().also { require(it in 0..remaining()) }
    }
}
