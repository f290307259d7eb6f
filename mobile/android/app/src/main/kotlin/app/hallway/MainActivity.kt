package app.hallway

import android.content.ActivityNotFoundException
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.speech.RecognizerIntent
import android.speech.SpeechRecognizer
import android.view.WindowManager
import android.widget.Toast
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.activity.viewModels
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.lifecycleScope
import app.hallway.lock.LockScreen
import app.hallway.lock.PhoneLock
import app.hallway.look.HallwayTheme
import app.hallway.settings.Preferences.Switch
import app.hallway.sync.Networks
import app.hallway.ways.arrive
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.launch

/** The app's one window. */
class MainActivity : ComponentActivity() {
    private val hallway: HallwayViewModel by viewModels { HallwayViewModel.factory }
    private val networks by lazy { Networks(this, hallway.inStep) }
    private val phoneLock = PhoneLock(this) { hallway.lock.open() }

    /** What the system's own recogniser heard goes below what stands in the field. */
    private val dictation = registerForActivityResult(StartActivityForResult()) { result ->
        val heard = result.data?.getStringArrayListExtra(RecognizerIntent.EXTRA_RESULTS)?.firstOrNull()
        if (!heard.isNullOrBlank()) hallway.log.add(heard)
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        lifecycleScope.launch {
            val preferences = hallway.preferences
            // What is locked is not to be seen among the recent apps either.
            preferences.isOn(Switch.HIDDEN).combine(preferences.isOn(Switch.LOCKED)) { hidden, locked -> hidden || locked }
                .collect { secret ->
                    window.setFlags(if (secret) WindowManager.LayoutParams.FLAG_SECURE else 0, WindowManager.LayoutParams.FLAG_SECURE)
                }
        }
        // Of a window that is made anew, or fetched back from the recent apps, the intent was taken before.
        val again = intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
        if (savedInstanceState == null && !again) hallway.arrive(intent)
        setContent {
            HallwayTheme {
                val closed by hallway.lock.closed.collectAsStateWithLifecycle()
                // What is typed on a screen and not saved waits behind the lock, where nothing of it is drawn or read out.
                val behind = rememberSaveableStateHolder()
                if (closed) {
                    LaunchedEffect(Unit) { phoneLock.ask() }
                    LockScreen(unlock = phoneLock::ask)
                } else {
                    behind.SaveableStateProvider("frame") { Frame(hallway, dictate = ::dictate, leave = ::finish) }
                }
            }
        }
    }

    override fun onStart() {
        super.onStart()
        networks.watch()
        hallway.front()
    }

    override fun onStop() {
        networks.unwatch()
        // A window that is turned is still in front.
        if (!isChangingConfigurations) hallway.away()
        super.onStop()
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        hallway.arrive(intent)
    }

    /** Whether this phone recognises speech without anybody else. Before Android 12 it does not say. */
    private fun hearsByItself(): Boolean =
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && SpeechRecognizer.isOnDeviceRecognitionAvailable(this)

    private fun dictate() {
        val intent = Intent(RecognizerIntent.ACTION_RECOGNIZE_SPEECH)
            .putExtra(RecognizerIntent.EXTRA_LANGUAGE_MODEL, RecognizerIntent.LANGUAGE_MODEL_FREE_FORM)
            .putExtra(RecognizerIntent.EXTRA_PREFER_OFFLINE, true)
        try {
            dictation.launch(intent)
            if (!hearsByItself()) Toast.makeText(this, R.string.log_dictate_elsewhere, Toast.LENGTH_LONG).show()
        } catch (none: ActivityNotFoundException) {
            Toast.makeText(this, R.string.log_dictate_none, Toast.LENGTH_LONG).show()
        }
    }
}
