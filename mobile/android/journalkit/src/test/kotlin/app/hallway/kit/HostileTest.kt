package app.hallway.kit

import app.hallway.model.Due
import app.hallway.model.JournalException
import app.hallway.model.SearchOrder
import app.hallway.model.When
import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.LocalDate
import java.time.OffsetDateTime
import javax.crypto.Cipher
import javax.crypto.Mac
import javax.crypto.spec.IvParameterSpec
import javax.crypto.spec.SecretKeySpec
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

/** Ids that are none, days of another age, and a file of a newer version: each is refused in words, and changes nothing. */
class HostileTest {
    private val desk = Desk()

    @After
    fun clear() = desk.close()

    @Test
    fun `an id that is none is refused, and the journal goes on`() = desk.open().use { journal ->
        journal.tea("the budget")
        val rubbish = listOf("", "rubbish", "../../journal", "0".repeat(1_000_000), "01932b3c-7f00-7000-8000-00000000000g", "🫖", "\u0000")
        for (id in rubbish) {
            val calls = listOf<() -> Unit>(
                { journal.prep(id, WEDNESDAY) },
                { journal.people().use { it.show(id, WEDNESDAY) } },
                { journal.people().use { it.prepMeeting(listOf(id), WEDNESDAY) } },
                { journal.goals().use { it.map(id, WEDNESDAY) } },
                { journal.devices().use { it.revoke(id, WEDNESDAY) } },
            )
            for (call in calls) {
                val thrown = assertThrows(Exception::class.java) { call() }
                val trouble = Trouble.of(thrown)
                assertTrue("${id.take(20)}: $thrown", trouble.word.isNotEmpty() && trouble.kind != Trouble.Kind.KEY_GONE)
            }
        }
        assertEquals(1, journal.teas())
        journal.shut()
    }

    @Test
    fun `a moment and a day of another age are refused or kept, and nothing falls over`() = desk.open().use { journal ->
        journal.tea("the budget")
        for (moment in listOf(OffsetDateTime.MIN, OffsetDateTime.MAX, OffsetDateTime.parse("0000-01-01T00:00:00Z"))) {
            runCatching { journal.today(moment) }.exceptionOrNull()?.let(Trouble::of)
            runCatching { journal.log("Tea with @\"Ana Silva\"", listOf(), moment) }.exceptionOrNull()?.let(Trouble::of)
        }
        val promise = journal.log("Coffee with @\"Ana Silva\" !send the deck by fri", listOf(), WEDNESDAY).let {
            journal.today(WEDNESDAY).mine.single().reference
        }
        for (day in listOf(LocalDate.MIN, LocalDate.MAX)) {
            runCatching { journal.later(listOf(promise), When.Until(Due.Day(day)), "", WEDNESDAY) }.exceptionOrNull()?.let(Trouble::of)
        }
        journal.later(listOf(promise), When.Until(Due.Day(LocalDate.parse("2026-11-23"))), "", WEDNESDAY)
        assertEquals(Due.Day(LocalDate.parse("2026-11-23")), journal.today(WEDNESDAY).run { mine.single() }.due)
        journal.shut()
    }

    @Test
    fun `a journal that a newer version wrote is left as it is, and what to do is said`() {
        desk.open().use {
            it.tea("the budget")
            it.shut()
        }
        val file = File(desk.folder, "journal.hallway")
        val mine = file.ofVersion(9_999)
        val newer = file.readBytes()
        val thrown = assertThrows(JournalException.Decide::class.java) { desk.open() }
        val trouble = Trouble.of(thrown)
        assertEquals(Trouble.Kind.DECIDE to "newer_schema", trouble.kind to trouble.word)
        assertTrue(trouble.sentence, "update Hallway on this device" in trouble.sentence)
        assertEquals("not a byte is changed", newer.toList(), file.readBytes().toList())
        file.ofVersion(mine)
        desk.open().use { journal ->
            assertEquals(1, journal.find("budget", SearchOrder.NEWEST, 0u, 9u, WEDNESDAY).hits.count { it.what == "entry" })
            journal.shut()
        }
    }

    /**
     * Says that another version of the schema wrote the file, and which it was before. SQLCipher 4: the first page begins with the salt, is
     * AES-CBC over what follows, and ends with the vector and an HMAC of both and the page's number.
     */
    private fun File.ofVersion(version: Int): Int {
        val bytes = readBytes()
        val key = desk.keys.read("journal")!!
        val salt = bytes.copyOf(16)
        val (from, to) = 16 to 4096 - 80
        val vector = bytes.copyOfRange(to, to + 16)
        fun aes(mode: Int, part: ByteArray) = Cipher.getInstance("AES/CBC/NoPadding").run {
            init(mode, SecretKeySpec(key, "AES"), IvParameterSpec(vector))
            doFinal(part)
        }
        val page = aes(Cipher.DECRYPT_MODE, bytes.copyOfRange(from, to))
        // The header of SQLite lies at 60, of which the salt took sixteen.
        val before = ByteBuffer.wrap(page).getInt(60 - 16)
        ByteBuffer.wrap(page).putInt(60 - 16, version)
        val wrapped = aes(Cipher.ENCRYPT_MODE, page)
        val mac = Mac.getInstance("HmacSHA512").apply { init(SecretKeySpec(macKey(key, salt), "HmacSHA512")) }
        val number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(1).array()
        wrapped.copyInto(bytes, from)
        mac.doFinal(wrapped + vector + number).copyInto(bytes, to + 16)
        writeBytes(bytes)
        return before
    }

    /** PBKDF2 with two rounds, of which the first block is enough. */
    private fun macKey(key: ByteArray, salt: ByteArray): ByteArray {
        val mac = Mac.getInstance("HmacSHA512").apply { init(SecretKeySpec(key, "HmacSHA512")) }
        val masked = ByteArray(salt.size) { (salt[it].toInt() xor 0x3a).toByte() }
        val first = mac.doFinal(masked + byteArrayOf(0, 0, 0, 1))
        val second = mac.doFinal(first)
        return ByteArray(32) { (first[it].toInt() xor second[it].toInt()).toByte() }
    }
}
