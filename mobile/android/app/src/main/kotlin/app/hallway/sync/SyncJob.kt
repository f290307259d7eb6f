package app.hallway.sync

import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.ComponentName
import android.content.Context
import app.hallway.HallwayApplication
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch

/**
 * Brings this phone in step about every quarter of an hour, on a network that costs nothing, when the user switched it on. The
 * phone's own scheduler does what a library for such work would ask it for, on every Android that Hallway runs on.
 */
class SyncJob : JobService() {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)
    private val app get() = application as HallwayApplication

    override fun onStartJob(job: JobParameters): Boolean {
        scope.launch {
            // What could not be done now is done in a quarter of an hour: that is what this is for.
            runCatching { app.inStep.once() }
            jobFinished(job, false)
        }
        return true
    }

    /** The system wants it to end: the network went, or its time is over. What came is whole. */
    override fun onStopJob(job: JobParameters): Boolean {
        app.scope.launch { app.inStep.endOnce() }
        return false
    }

    override fun onDestroy() {
        scope.cancel()
        super.onDestroy()
    }

    companion object {
        private const val ID = 1

        /** The shortest time between two runs that Android gives, and how much later it may be. */
        private val EVERY = TimeUnit.MINUTES.toMillis(15)

        /** Has it run from now on, or no longer. */
        fun schedule(context: Context, on: Boolean) {
            val scheduler = context.getSystemService(JobScheduler::class.java)
            if (!on) return scheduler.cancel(ID)
            val job = JobInfo.Builder(ID, ComponentName(context, SyncJob::class.java))
                .setPeriodic(EVERY)
                .setRequiredNetworkType(JobInfo.NETWORK_TYPE_UNMETERED)
                .setPersisted(true)
                .build()
            scheduler.schedule(job)
        }
    }
}
