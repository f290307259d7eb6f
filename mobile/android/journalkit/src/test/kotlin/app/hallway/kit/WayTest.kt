package app.hallway.kit

import app.hallway.model.AskKind
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

class WayTest {
    @Test
    fun `back leads one step out, from every place of the bar to Log, and from Log out of the app`() {
        val way = Way().to(Place.Tab.PEOPLE).to(Place.Person("ana")).to(Place.Prep(listOf("ana")))
        assertEquals(Place.Tab.PEOPLE, way.tab)
        assertEquals(Place.Person("ana"), way.back()!!.here)
        assertEquals(Place.Tab.PEOPLE, way.back()!!.back()!!.here)
        assertEquals(Place.Tab.LOG, way.back()!!.back()!!.back()!!.here)
        assertNull(Way().back())
    }

    @Test
    fun `the bar begins anew, and the place one is at is not entered twice`() {
        val way = Way().to(Place.Tab.TODAY).to(Place.Review)
        assertEquals(listOf(Place.Tab.LOG, Place.Tab.PEOPLE), way.to(Place.Tab.PEOPLE).places)
        assertEquals(Way(), way.to(Place.Tab.LOG))
        assertEquals(way, way.to(Place.Review))
    }

    @Test
    fun `what is chosen in the list stands alone beside it`() {
        val way = Way().to(Place.Tab.PEOPLE).to(Place.Person("ana")).to(Place.Line("tea"))
        assertEquals(listOf(Place.Tab.LOG, Place.Tab.PEOPLE, Place.Person("bo")), way.choose(Place.Person("bo")).places)
        assertEquals(Way().to(Place.Tab.GOALS), way.choose(Place.Tab.GOALS))
    }

    @Test
    fun `a way is the same after the end of the process, and of words that nobody knows Log is left`() {
        val way = Way().to(Place.Tab.TODAY).to(Place.Prep(listOf("ana", "bo"))).to(Place.Person("bo")).to(Place.Settings)
        assertEquals(way, Way.of(way.toWords()))
        val goals = listOf(Place.Goal("lead"), Place.Goal("lead", "ana"), Place.Kit("lead", null), Place.Kit("lead", "bo")) +
            listOf(Place.Draft("ana", AskKind.Advocacy, "lead"), Place.Draft("ana", AskKind.Feedback, null)) +
            listOf(Place.Wheel, Place.Asks, Place.Devices, Place.Pair, Place.Line("tea"))
        assertEquals(Way(listOf(Place.Tab.GOALS) + goals), Way.of(Way(listOf(Place.Tab.GOALS) + goals).toWords()))
        assertEquals(Way(), Way.of(listOf("", "prep:", "person:", "elsewhere:1", "goal:", "kit:", "draft:ana", "draft:ana,love")))
        assertEquals(Way(listOf(Place.Tab.LOG, Place.Review)), Way.of(listOf("review")))
    }
}
