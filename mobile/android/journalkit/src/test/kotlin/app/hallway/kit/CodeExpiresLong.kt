package app.hallway.kit

import app.hallway.core.PairingEvent
import app.hallway.model.JournalException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** Takes the two minutes that a code is good for: run with the long runs alone. */
class CodeExpiresLong {
    @Test
    fun `a code expires after two minutes`() = Desk().use { laptop ->
        Desk().use { phone ->
            val hears = Hears()
            laptop.open().showCode(hears, false).use {
                val ticket = hears.wait<PairingEvent.Code>().ticket
                val why = hears.wait<Ended>(seconds = 150).why as JournalException.Say
                assertEquals("not_paired", why.word)
                assertTrue(why.sentence, "time was over" in why.sentence)
                val joining = Hears()
                phone.open().join(ticket, joining, false).use { assertNull(joining.wait<Ended>().device) }
            }
        }
    }
}
