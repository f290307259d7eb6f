package app.hallway.kit

import java.io.File
import java.nio.file.Files
import java.time.OffsetDateTime
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Test

/** Secrets in a map, as long as the test lasts. */
private class KeysInMemory : KeyStore {
    val kept = mutableMapOf<String, ByteArray>()

    override fun read(name: String) = kept[name]

    override fun write(name: String, secret: ByteArray) {
        kept[name] = secret
    }
}

class FirstLineTest {
    private val now = OffsetDateTime.parse("2026-11-18T14:05:00+00:00")
    private val folder: File = Files.createTempDirectory("hallway").toFile()
    private val keys = KeysInMemory()

    @Test
    fun `a line that was logged is on the card before the next meeting`() {
        openJournal(folder, keys, now).use { journal ->
            val receipt = journal.log("Coffee with @Ana Silva !send visa contact by fri", listOf(), now)
            assertEquals("Ana Silva", receipt.people.single().name)
            val card = journal.prep(receipt.people.single().reference.id, now.plusDays(7))
            assertEquals("send visa contact", card.youOwe.single().text)
        }
    }

    @Test
    fun `a journal whose key is gone is not opened with a new one`() {
        openJournal(folder, keys, now).use { it.shut() }
        keys.kept.clear()
        assertThrows(KeyGone::class.java) { openJournal(folder, keys, now) }
        assertEquals(setOf<String>(), keys.kept.keys)
    }
}
