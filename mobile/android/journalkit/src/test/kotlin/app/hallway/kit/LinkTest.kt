package app.hallway.kit

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

class LinkTest {
    private val ana = "01932b3c-7f00-7000-8000-000000000001"
    private val bo = "01932b3c-7f00-7000-8000-000000000002"

    @Test
    fun `a link says where to go`() {
        assertEquals(Link.Log(), Link.of("hallway://log"))
        assertEquals(Link.Log(with = listOf(ana)), Link.of("hallway://log?with=$ana"))
        assertEquals(Link.Log(with = listOf(ana, bo)), Link.of("hallway://log?with=$ana,$bo"))
        assertEquals(Link.Prep(listOf(ana)), Link.of("hallway://prep/$ana"))
        assertEquals(Link.Prep(listOf(ana, bo)), Link.of("hallway://prep/$ana,$bo/"))
        assertEquals(Link.Next, Link.of("hallway://prep"))
        assertEquals(Link.Today, Link.of("hallway://today"))
    }

    @Test
    fun `of what another app made up nothing is taken that Hallway does not know`() {
        val nothing = listOf("", "hallway://", "hallway://prep/,", "hallway://prep/Ana") +
            listOf("hallway://delete/$ana", "https://log")
        for (text in nothing) assertNull(text, Link.of(text))
        assertEquals("somebody without an id is nobody", Link.Log(), Link.of("hallway://log?with=../../journal"))
        assertEquals("the others are left", Link.Prep(listOf(bo)), Link.of("hallway://prep/x,$bo"))
        assertNull(Link.of("hallway://prep/" + "a".repeat(1_000_000)))
    }
}
