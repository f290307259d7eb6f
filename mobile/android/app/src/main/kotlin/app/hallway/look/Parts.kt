package app.hallway.look

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material.icons.Icons
import androidx.compose.material.icons.automirrored.filled.ArrowBack
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R

/** The space left and right of everything. */
val Edge = 20.dp

/** The least height of what one can touch. */
val Touch = 48.dp

/** The title of a screen one came into, with the way back. */
@Composable
fun TitleBar(title: String, back: () -> Unit, actions: @Composable RowScope.() -> Unit = {}) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(start = 4.dp, end = 8.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        IconButton(onClick = back) {
            Icon(Icons.AutoMirrored.Filled.ArrowBack, stringResource(R.string.back))
        }
        Text(
            title,
            Modifier.weight(1f).padding(horizontal = 4.dp, vertical = 6.dp).semantics { heading() },
            style = MaterialTheme.typography.titleMedium,
        )
        actions()
    }
}

/** The name of a part of a screen. */
@Composable
fun PartTitle(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        // As wide as its words: so it begins where the screen does, whichever way its letters run.
        modifier.padding(start = Edge, end = Edge, top = 24.dp, bottom = 4.dp).semantics { heading() },
        style = MaterialTheme.typography.labelMedium,
        color = MaterialTheme.colorScheme.primary,
    )
}

/** A quiet sentence, as where a list ends. */
@Composable
fun Quiet(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 16.dp),
        style = MaterialTheme.typography.bodyMedium,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}

/** Whether text is so large that what stands side by side has to stand one below the other. */
@Composable
fun isLargeText(): Boolean = LocalDensity.current.fontScale >= 1.3f

/** A label and what belongs to it: side by side, or one below the other where text is large. */
@Composable
fun Labelled(label: String, modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    val name = @Composable { width: Modifier ->
        Text(
            label,
            width.padding(end = 12.dp),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    val space = modifier.fillMaxWidth().padding(horizontal = Edge, vertical = 5.dp)
    if (isLargeText()) {
        Column(space) {
            name(Modifier)
            content()
        }
    } else {
        Row(space) {
            name(Modifier.width(104.dp).padding(top = 1.dp))
            Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(3.dp), content = content)
        }
    }
}

/** What was done, with the way back, at the foot of the screen. */
@Composable
fun DoneBar(text: String, undo: (() -> Unit)?, modifier: Modifier = Modifier) {
    Surface(
        modifier.fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
        color = MaterialTheme.colorScheme.surfaceContainerHigh,
    ) {
        Row(
            Modifier.heightIn(min = Touch).padding(start = Edge, end = 8.dp, top = 4.dp, bottom = 4.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Text(text, Modifier.weight(1f), style = MaterialTheme.typography.bodyMedium)
            if (undo != null) TextButton(onClick = undo) { Text(stringResource(R.string.undo)) }
        }
    }
}

/** A row one can touch, at least as high as a thumb needs. */
@Composable
fun TouchRow(onClick: () -> Unit, modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier
            .fillMaxWidth()
            .clickable(onClick = onClick)
            .heightIn(min = 56.dp)
            .padding(horizontal = Edge, vertical = 9.dp),
        verticalArrangement = Arrangement.Center,
        content = content,
    )
}
