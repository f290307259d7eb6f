package app.hallway.look

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.hallway.R
import app.hallway.kit.Trouble

/**
 * Choices at the foot of the screen, over what is there, so that a thumb reaches each. It stands in the window of the screen and
 * not in one of its own: the keyboard stays up under it. A [trouble] is said in it: what stands at the foot of the screen it covers.
 */
@Composable
fun Sheet(title: String, close: () -> Unit, trouble: Trouble? = null, content: @Composable ColumnScope.() -> Unit) {
    BackHandler(onBack = close)
    Box(Modifier.fillMaxSize(), contentAlignment = Alignment.BottomCenter) {
        Scrim(close)
        Surface(
            Modifier.fillMaxWidth().testTag("sheet").semantics { paneTitle = title },
            shape = RoundedCornerShape(topStart = 20.dp, topEnd = 20.dp),
            color = MaterialTheme.colorScheme.surfaceContainerLow,
        ) {
            Column {
                Column(
                    Modifier.weight(1f, fill = false).heightIn(max = 480.dp).verticalScroll(rememberScrollState()).padding(vertical = 12.dp),
                ) {
                    Text(
                        title,
                        Modifier.padding(horizontal = Edge, vertical = 8.dp).semantics { heading() },
                        style = MaterialTheme.typography.titleMedium,
                    )
                    content()
                }
                // What was typed stands above it still, and its button tries again.
                if (trouble != null) TroubleBar(trouble)
            }
        }
    }
}

/** What darkens the screen behind a sheet. A touch of it closes the sheet, and reaches nothing below. */
@Composable
fun Scrim(close: () -> Unit) {
    val closes = stringResource(R.string.close)
    Box(
        Modifier
            .fillMaxSize()
            .background(Color.Black.copy(alpha = 0.32f))
            .clickable(
                remember { MutableInteractionSource() },
                indication = null,
                role = Role.Button,
                onClick = close,
            )
            .semantics { contentDescription = closes },
    )
}

/** One of the choices. */
@Composable
fun SheetChoice(text: String, onClick: () -> Unit, note: String? = null) {
    TouchRow(onClick) {
        Text(text, style = MaterialTheme.typography.bodyLarge)
        if (note != null) {
            Text(note, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
}
