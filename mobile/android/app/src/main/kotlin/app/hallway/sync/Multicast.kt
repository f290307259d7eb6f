package app.hallway.sync

import android.content.Context
import android.net.wifi.WifiManager
import app.hallway.kit.InStep
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/**
 * Lets the radio hear what is called out on the local network as long as a device is looked for, in a window, by a pairing or in the
 * background, and no longer: without this Android lets none of it in.
 */
class Multicast(context: Context) {
    private val wifi = context.applicationContext.getSystemService(WifiManager::class.java)
    private val lock: WifiManager.MulticastLock? = wifi?.createMulticastLock("hallway")?.apply { setReferenceCounted(false) }

    /** Does as [inStep] needs it, from now on. */
    fun follow(inStep: InStep, scope: CoroutineScope) {
        scope.launch { inStep.listens.collect(::listen) }
    }

    private fun listen(on: Boolean) {
        val held = lock ?: return
        if (on) held.acquire() else if (held.isHeld) held.release()
    }
}
