package app.hallway.look

import android.os.Build
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.dynamicDarkColorScheme
import androidx.compose.material3.dynamicLightColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.sp

/** Paper and ink, and one accent: the colour of a door. */
private val LIGHT = lightColorScheme(
    primary = Color(0xFF1F5A5E),
    onPrimary = Color(0xFFFFFFFF),
    primaryContainer = Color(0xFFD8E8E6),
    onPrimaryContainer = Color(0xFF0B3235),
    secondary = Color(0xFF1F5A5E),
    secondaryContainer = Color(0xFFE3ECEA),
    onSecondaryContainer = Color(0xFF173F42),
    background = Color(0xFFFBFAF6),
    onBackground = Color(0xFF1C1B18),
    surface = Color(0xFFFBFAF6),
    onSurface = Color(0xFF1C1B18),
    surfaceVariant = Color(0xFFEFEDE5),
    onSurfaceVariant = Color(0xFF5C5A52),
    surfaceContainer = Color(0xFFF3F1EA),
    surfaceContainerLow = Color(0xFFF6F4EE),
    surfaceContainerHigh = Color(0xFFEDEBE3),
    surfaceContainerHighest = Color(0xFFE7E4DB),
    outline = Color(0xFF85827A),
    outlineVariant = Color(0xFFD9D6CC),
    error = Color(0xFFA6261D),
    onError = Color(0xFFFFFFFF),
    errorContainer = Color(0xFFF7E3E0),
    onErrorContainer = Color(0xFF5F120C),
)

private val DARK = darkColorScheme(
    primary = Color(0xFF8FCFD0),
    onPrimary = Color(0xFF00373A),
    primaryContainer = Color(0xFF1C4649),
    onPrimaryContainer = Color(0xFFCDEBEA),
    secondary = Color(0xFF8FCFD0),
    secondaryContainer = Color(0xFF263536),
    onSecondaryContainer = Color(0xFFCFE6E5),
    background = Color(0xFF131413),
    onBackground = Color(0xFFE6E4DE),
    surface = Color(0xFF131413),
    onSurface = Color(0xFFE6E4DE),
    surfaceVariant = Color(0xFF2A2B29),
    onSurfaceVariant = Color(0xFFB4B2AA),
    surfaceContainer = Color(0xFF1D1F1D),
    surfaceContainerLow = Color(0xFF191A19),
    surfaceContainerHigh = Color(0xFF272927),
    surfaceContainerHighest = Color(0xFF323431),
    outline = Color(0xFF8D8B84),
    outlineVariant = Color(0xFF3D3E3B),
    error = Color(0xFFFFB4AA),
    onError = Color(0xFF690003),
    errorContainer = Color(0xFF4A1714),
    onErrorContainer = Color(0xFFFFDAD5),
)

/** A text runs as its own words do: a line in English stays one on a screen that reads from the right. */
private fun written(fontSize: TextUnit, lineHeight: TextUnit, fontWeight: FontWeight? = null) =
    TextStyle(fontSize = fontSize, lineHeight = lineHeight, fontWeight = fontWeight, textDirection = TextDirection.Content)

/** Sizes grow with the user's own; nothing is written smaller than 14 sp. */
private val TYPE = Typography(
    headlineSmall = written(24.sp, 30.sp, FontWeight.Medium),
    titleLarge = written(22.sp, 29.sp, FontWeight.Medium),
    titleMedium = written(16.sp, 22.sp, FontWeight.SemiBold),
    bodyLarge = written(16.sp, 23.sp),
    bodyMedium = written(15.sp, 21.sp),
    bodySmall = written(14.sp, 19.sp),
    labelLarge = written(15.sp, 20.sp, FontWeight.Medium),
    labelMedium = written(14.sp, 18.sp, FontWeight.Medium),
    labelSmall = written(14.sp, 18.sp),
)

/** How Hallway looks. Where the phone makes colours of its wallpaper ([ofWallpaper]), they are taken. */
@Composable
fun HallwayTheme(
    dark: Boolean = isSystemInDarkTheme(),
    ofWallpaper: Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S,
    content: @Composable () -> Unit,
) {
    MaterialTheme(colorScheme = colours(dark, ofWallpaper), typography = TYPE, content = content)
}

@Composable
private fun colours(dark: Boolean, ofWallpaper: Boolean): ColorScheme {
    if (ofWallpaper && Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
        val context = LocalContext.current
        return if (dark) dynamicDarkColorScheme(context) else dynamicLightColorScheme(context)
    }
    return if (dark) DARK else LIGHT
}
