package app.hallway

import androidx.activity.viewModels

/** A phone of today, upright. */
const val PHONE = "w411dp-h891dp-normal-long-notround-any-420dpi-keyshidden-nonav"

/** A tablet on its side. */
const val TABLET = "w1280dp-h800dp-xlarge-notlong-notround-land-xhdpi-keyshidden-nonav"

/** What the window shows, for a test that asks more than the screen says. */
fun MainActivity.hallwayForTest(): HallwayViewModel = viewModels<HallwayViewModel> { HallwayViewModel.factory }.value
