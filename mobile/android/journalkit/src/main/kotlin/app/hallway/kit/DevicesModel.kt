package app.hallway.kit

import app.hallway.model.EndpointId
import app.hallway.model.Member
import java.time.OffsetDateTime
import kotlinx.coroutines.CoroutineScope

/** One of the user's devices, and when this one was last in step with it. */
data class DeviceLine(val member: Member, val lastInStep: OffsetDateTime?)

/** The user's devices: which take part, under which names, and which are cut off. */
class DevicesModel(scope: CoroutineScope, door: Door) : Held<List<DeviceLine>>(scope, door) {
    override suspend fun ask(): List<DeviceLine> = door.ask { journal, _ ->
        journal.devices().use { devices ->
            val inStep = devices.list().associate { it.member.endpoint to it.lastInStep }
            devices.members().sortedByDescending(Member::`this`).map { DeviceLine(it, inStep[it.endpoint]) }
        }
    }

    /** Gives a device another name, on every one of them. [then] follows once it is saved. */
    fun rename(device: Member, name: String, then: () -> Unit = {}) = act(Deed(name.trim(), Deed.Kind.RENAMED), done = then) { journal, now ->
        journal.devices().use { it.rename(device.endpoint.unlessThis(device), name.trim(), now) }
    }

    /** Cuts a device off, for ever and everywhere. What it had, it keeps. */
    fun cutOff(device: Member) = act(Deed(device.name, Deed.Kind.CUT_OFF)) { journal, now ->
        journal.devices().use { it.revoke(device.endpoint, now) }
    }

    /** Takes a device in that waits for a word of the user, on the phone in hand. */
    fun trust(device: Member) = act(Deed(device.name, Deed.Kind.TRUSTED)) { journal, now ->
        journal.devices().use { it.trust(device.endpoint, now) }
    }

    private fun EndpointId.unlessThis(device: Member): EndpointId? = takeIf { !device.`this` }
}
