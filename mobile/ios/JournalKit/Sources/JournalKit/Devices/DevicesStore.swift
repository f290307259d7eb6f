/// A device of the journal, and what is remembered of it.
public struct DeviceShown: Hashable, Sendable, Identifiable {
    public let member: Member
    /// When it was last in step with this one; nothing for this one, and for one that never was.
    public let lastInStep: Moment?

    public var id: EndpointId { member.endpoint }
}

/// The journal's devices, and the relay of this one.
public struct DevicesShown: Hashable, Sendable {
    public let devices: [DeviceShown]
    public let relay: String?
}

/// Devices: which there are, when each was last in step, and cutting one off.
public final class DevicesStore: Held<DevicesShown> {
    public init(_ door: Door) {
        super.init(door) { journal, _ in
            let devices = journal.devices()
            let peers = try devices.list()
            // This one first, the others as they were let in.
            let members = try devices.members()
            let shown = (members.filter(\.this) + members.filter { !$0.this }).map { member in
                DeviceShown(
                    member: member, lastInStep: peers.first { $0.member.endpoint == member.endpoint }?.lastInStep)
            }
            return DevicesShown(devices: shown, relay: try devices.relay())
        }
    }

    /// Gives a device another name; `then` follows where it was saved.
    public func rename(_ device: DeviceShown, _ name: String, then: @escaping @MainActor () -> Void = {}) {
        change(name, .renamed, then) { devices, now in
            try devices.rename(endpoint: device.member.this ? nil : device.id, name: name, now: now)
        }
    }

    /// Cuts a device off, for ever, once the user typed its name. What it had, it keeps. False if another name was typed.
    public func cutOff(_ device: DeviceShown, typed: String) -> Bool {
        guard typed == device.member.name else { return false }
        change(device.member.name, .cutOff) { devices, now in try devices.revoke(endpoint: device.id, now: now) }
        return true
    }

    /// Takes a device in that is paused, or keeps it of two that cut each other off.
    public func trust(_ device: DeviceShown) {
        change(device.member.name, .trusted) { devices, now in try devices.trust(endpoint: device.id, now: now) }
    }

    /// Sets the relay of this device, or none.
    public func setRelay(_ address: String?) {
        change(address ?? "", .changed) { devices, _ in try devices.setRelay(relay: address) }
    }

    private func change(
        _ about: String, _ kind: Deed.Kind, _ then: @escaping @MainActor () -> Void = {},
        _ call: @escaping @Sendable (HallwayCore.Devices, Moment) throws -> Void
    ) {
        act(Deed(about: about, kind: kind), then: then) { journal, now in try call(journal.devices(), now) }
    }
}
