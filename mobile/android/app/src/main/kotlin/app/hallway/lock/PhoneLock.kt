package app.hallway.lock

import android.app.Activity
import android.app.KeyguardManager
import android.content.Context
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_WEAK
import android.hardware.biometrics.BiometricManager.Authenticators.DEVICE_CREDENTIAL
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.annotation.RequiresApi
import app.hallway.R

/** Asks for the lock of the phone: finger, face or number, by Android's own window. It is made before its window is started. */
class PhoneLock(private val activity: ComponentActivity, private val opened: () -> Unit) {
    private val number = activity.registerForActivityResult(StartActivityForResult()) { result ->
        if (result.resultCode == Activity.RESULT_OK) opened()
    }

    fun ask() {
        val keyguard = activity.getSystemService(KeyguardManager::class.java)
        when {
            // Whoever took the lock off the phone has opened everything on it.
            !keyguard.isDeviceSecure -> opened()
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> prompt()
            else -> {
                // The only way before Android 11 that takes finger and number alike.
                @Suppress("DEPRECATION")
                val confirm = keyguard.createConfirmDeviceCredentialIntent(activity.getString(R.string.unlock), null)
                number.launch(confirm)
            }
        }
    }

    @RequiresApi(Build.VERSION_CODES.R)
    private fun prompt() {
        val succeeded = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = opened()
        }
        BiometricPrompt.Builder(activity)
            .setTitle(activity.getString(R.string.app_name))
            .setAllowedAuthenticators(BIOMETRIC_WEAK or DEVICE_CREDENTIAL)
            .build()
            .authenticate(CancellationSignal(), activity.mainExecutor, succeeded)
    }

    companion object {
        /** Whether this phone has a lock to ask for. */
        fun isThere(context: Context): Boolean = context.getSystemService(KeyguardManager::class.java).isDeviceSecure
    }
}
