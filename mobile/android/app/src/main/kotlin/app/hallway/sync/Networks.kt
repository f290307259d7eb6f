package app.hallway.sync

import android.content.Context
import android.net.ConnectivityManager
import android.net.Network
import app.hallway.kit.InStep

/** Tells sync of every change of network while the app is in front. */
class Networks(context: Context, private val inStep: InStep) {
    private val connectivity = context.getSystemService(ConnectivityManager::class.java)

    private val changes = object : ConnectivityManager.NetworkCallback() {
        override fun onAvailable(network: Network) = inStep.networkChanged()

        override fun onLost(network: Network) = inStep.networkChanged()
    }

    /** The app comes to the front. */
    fun watch() = connectivity.registerDefaultNetworkCallback(changes)

    /** The app goes. */
    fun unwatch() = connectivity.unregisterNetworkCallback(changes)
}
