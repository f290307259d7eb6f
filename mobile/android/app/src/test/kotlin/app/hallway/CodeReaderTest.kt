package app.hallway

import app.hallway.core.PairingEvent
import app.hallway.core.PairingListener
import app.hallway.devices.CodeReader
import app.hallway.model.JournalException
import app.hallway.model.OtherDevice
import java.time.OffsetDateTime
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import kotlin.random.Random
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/**
 * What the camera's code reader makes of a code as the journal itself draws it, in pictures as cameras take them. It runs as the other
 * tests do: a library that is loaded a second time in one virtual machine, outside Robolectric, tells nobody else of changes any more.
 */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], application = RealJournal::class, qualifiers = PHONE)
class CodeReaderTest {
    private val laptop = Laptop({ OffsetDateTime.parse("2026-11-18T14:05:00+00:00") })
    private val code = code()
    private val reader = CodeReader()

    @After
    fun shut() {
        laptop.journal.shut()
    }

    @Test
    fun `a code is read upright, turned each way, and smaller than the picture`() {
        for (turns in 0..3) {
            val squares = turned(code.squares, turns)
            assertEquals("$turns quarter turns", code.ticket, seen { Picture(720, 720).draw(squares, 660 - 7 * it) })
        }
        assertEquals(code.ticket, seen { Picture(1280, 720).draw(code.squares, 400 - 7 * it) })
    }

    @Test
    fun `a code is read in poor light, and rows that are longer than the picture are no matter`() {
        val dim = seen { Picture(1280, 720).draw(code.squares, 500 - 7 * it, dark = 90, light = 140).grain(Random(it), 8) }
        assertEquals(code.ticket, dim)
        val padded = seenIn {
            val picture = Picture(1280, 720).draw(code.squares, 500 - 7 * it)
            val bytes = ByteArray(1344 * 720 - 64)
            for (row in 0 until 720) picture.bytes.copyInto(bytes, row * 1344, row * 1280, (row + 1) * 1280)
            reader.read(bytes, 1280, 720, 1344)
        }
        assertEquals(code.ticket, padded)
    }

    /** What is read in one of six pictures, as a hand that is never still holds the camera: a fifth of a second. */
    private fun seen(picture: (Int) -> Picture): String? = seenIn { picture(it).read() }

    private fun seenIn(read: (Int) -> String?): String? = (0 until 6).firstNotNullOfOrNull(read)

    @Test
    fun `what holds no whole code holds nothing`() {
        assertNull(Picture(640, 480).read())
        assertNull(Picture(640, 480).grain(Random(1), 120).read())
        val half = Picture(720, 720).draw(code.squares, 660)
        half.bytes.fill(0, 720 * 300)
        assertNull(half.read())
    }

    /** A picture as brightness, grey at first. */
    private inner class Picture(val width: Int, val height: Int) {
        val bytes = ByteArray(width * height) { 120 }

        fun draw(squares: List<List<Boolean>>, size: Int, dark: Int = 20, light: Int = 230): Picture {
            val count = squares.size + 8
            val (left, top) = (width - size) / 2 to (height - size) / 2
            for (y in 0 until size) for (x in 0 until size) {
                val (row, column) = y * count / size - 4 to x * count / size - 4
                val isDark = squares.getOrNull(row)?.getOrNull(column) == true
                bytes[(top + y) * width + left + x] = (if (isDark) dark else light).toByte()
            }
            return this
        }

        fun grain(random: Random, most: Int): Picture {
            for (at in bytes.indices) bytes[at] = ((bytes[at].toInt() and 255) + random.nextInt(-most, most + 1)).coerceIn(0, 255).toByte()
            return this
        }

        fun read(): String? = reader.read(bytes, width, height)
    }

    private fun turned(squares: List<List<Boolean>>, turns: Int): List<List<Boolean>> = (0 until turns).fold(squares) { before, _ ->
        before.indices.map { row -> before.indices.map { column -> before[before.size - 1 - column][row] } }
    }

    private class Shown(val ticket: String, val squares: List<List<Boolean>>)

    private fun code(): Shown {
        val shown = CompletableFuture<Shown>()
        val listener = object : PairingListener {
            override fun onEvent(event: PairingEvent) {
                if (event is PairingEvent.Code) shown.complete(Shown(event.ticket, event.squares))
            }

            override fun ended(device: OtherDevice?, why: JournalException?) = Unit
        }
        return laptop.journal.showCode(listener, multicast = false).use { shown.get(30, TimeUnit.SECONDS) }
    }
}
