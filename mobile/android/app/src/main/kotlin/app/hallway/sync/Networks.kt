package app.hallway.sync

import android.content.Context
import android.net.ConnectivityManager
import android.net.Network
import android.net.wifi.WifiManager
import app.hallway.kit.InStep
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.launch

/** Tells sync of every change of network, and lets the radio listen to the local network while sync looks for a device. */
class Networks(context: Context, private val scope: CoroutineScope, private val inStep: InStep) {
    private val connectivity = context.getSystemService(ConnectivityManager::class.java)
    private val wifi = context.applicationContext.getSystemService(WifiManager::class.java)
    private val lock: WifiManager.MulticastLock? by lazy { wifi?.createMulticastLock("hallway")?.apply { setReferenceCounted(false) } }
    private var listening: Job? = null

    private val changes = object : ConnectivityManager.NetworkCallback() {
        override fun onAvailable(network: Network) = inStep.networkChanged()

        override fun onLost(network: Network) = inStep.networkChanged()
    }

    /** The app comes to the front. */
    fun watch() {
        connectivity.registerDefaultNetworkCallback(changes)
        listening = scope.launch {
            inStep.state.map { it.looking }.distinctUntilChanged().collect { looks -> listen(looks) }
        }
    }

    /** The app goes. */
    fun unwatch() {
        connectivity.unregisterNetworkCallback(changes)
        listening?.cancel()
        listen(false)
    }

    private fun listen(on: Boolean) {
        val held = lock ?: return
        if (on) held.acquire() else if (held.isHeld) held.release()
    }
}
