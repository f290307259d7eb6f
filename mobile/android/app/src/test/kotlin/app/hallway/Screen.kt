package app.hallway

import android.graphics.Bitmap
import android.graphics.Canvas
import androidx.compose.ui.platform.ViewRootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.unit.dp
import java.io.File
import java.time.Duration
import java.time.OffsetDateTime
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.runBlocking
import org.robolectric.shadows.ShadowLooper

/** The screen, as a test reads and touches it. */
class Screen(private val rule: ComposeTestRule) {
    /** Waits until something is so. The library answers on threads of its own, and Robolectric's clock stands still until told. */
    fun until(what: String, holds: () -> Boolean) {
        val end = System.nanoTime() + Duration.ofSeconds(60).toNanos()
        while (true) {
            ShadowLooper.idleMainLooper(20, TimeUnit.MILLISECONDS)
            rule.waitForIdle()
            if (holds()) return
            if (System.nanoTime() > end) throw AssertionError("$what never came; there is: ${words()}")
            Thread.sleep(5)
        }
    }

    /** Waits for words on the screen. */
    fun shows(words: String) = until("\"$words\"") { has(words) }

    /** Waits until words are gone from it. */
    fun hides(words: String) = until("the end of \"$words\"") { !has(words) }

    fun has(words: String): Boolean =
        rule.onAllNodes(hasText(words, substring = true), useUnmergedTree = true).fetchSemanticsNodes().isNotEmpty()

    fun tap(words: String) {
        until("\"$words\" to touch") { rule.onAllNodes(hasText(words)).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithText(words).performClick()
    }

    /** Taps a choice of the sheet that is open. */
    fun choose(words: String) {
        val choice = hasText(words) and hasAnyAncestor(hasTestTag("sheet"))
        until("the choice \"$words\"") { rule.onAllNodes(choice).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(choice).performClick()
    }

    /** The chip with these words, once it is there. */
    fun chip(words: String): SemanticsNodeInteraction {
        val chip = hasText(words) and hasTestTag("chip")
        until("the chip \"$words\"") { rule.onAllNodes(chip).fetchSemanticsNodes().isNotEmpty() }
        return rule.onNode(chip)
    }

    /** Waits until no chip has these words any more. */
    fun noChip(words: String) = until("the end of the chip \"$words\"") {
        rule.onAllNodes(hasText(words, substring = true) and hasTestTag("chip")).fetchSemanticsNodes().isEmpty()
    }

    fun type(text: String) = rule.onNodeWithTag("field").performTextInput(text)

    /** Everything that can be read, for a message. */
    private fun words(): String = all { true }.joinToString(" | ") { it.spoken() }

    private fun all(matches: (SemanticsNode) -> Boolean): List<SemanticsNode> =
        rule.onAllNodes(SemanticsMatcher("any", matches)).fetchSemanticsNodes()

    /** Of what can be touched: what has no name for a screen reader, and what is too small for a thumb. */
    fun faults(): List<String> = all { it.config.getOrNull(SemanticsActions.OnClick) != null }.flatMap { node ->
        val least = with(rule.density) { 47.5.dp.toPx() }
        val size = node.touchBoundsInRoot
        listOfNotNull(
            "nameless at ${node.boundsInRoot}".takeIf { node.spoken().isBlank() },
            // What is scrolled half out of sight is cut there, and may be as small as it likes.
            "small: ${node.spoken()} ${size.width} x ${size.height}".takeIf {
                (size.width < least || size.height < least) && node.size.height < least
            },
        )
    }

    /** Of what can be touched: what a screen reader comes to after something that stands wholly below it. */
    fun outOfOrder(): List<String> {
        // A sheet lies over what is behind it, and a map is read row by row.
        val read = all { it.config.getOrNull(SemanticsActions.OnClick) != null }.filter { node ->
            node.config.getOrNull(SemanticsProperties.TestTag) != "seat" && node.boundsInRoot.height > 0
        }
        val sheet = all { it.config.getOrNull(SemanticsProperties.TestTag) == "sheet" }.firstOrNull()?.boundsInRoot
        return read.zipWithNext().mapNotNull { (first, then) ->
            val over = sheet != null && sheet.overlaps(then.boundsInRoot) && !sheet.overlaps(first.boundsInRoot)
            "${then.spoken()} is read after ${first.spoken()}".takeIf { !over && then.boundsInRoot.bottom <= first.boundsInRoot.top }
        }
    }

    private fun SemanticsNode.spoken(): String {
        val own = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
            config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
            listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text)
        return own.joinToString(" ")
    }

    /** The screen as it is drawn. */
    fun picture(): Bitmap {
        val view = (rule.onRoot().fetchSemanticsNode().root as ViewRootForTest).view.rootView
        return rule.runOnIdle {
            Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888).also { view.draw(Canvas(it)) }
        }
    }

    /** Draws the screen into a file. */
    fun picture(file: File) {
        file.parentFile?.mkdirs()
        file.outputStream().use { picture().compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
}

/** Logs lines as of their days, through the door that the app itself uses. */
fun RealJournal.lived(vararg lines: Pair<String, String>) {
    val today = now
    runBlocking {
        for ((day, line) in lines) {
            now = OffsetDateTime.parse("${day}T12:00:00+00:00")
            door.ask { journal, now -> journal.log(line, emptyList(), now) }
        }
    }
    now = today
}
