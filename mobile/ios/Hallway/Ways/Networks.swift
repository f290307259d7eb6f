import Foundation
import JournalKit
import Network

/// Tells sync of every change of network, and, for as long as it looks for a device, at which addresses the system found one. The first
/// time the system asks the user whether the app may look: the screen that pairs has said what for.
@MainActor
final class Networks: Outside {
    private let sync: SyncStore
    private var browser: NWBrowser?
    private var monitor: NWPathMonitor?

    init(_ sync: SyncStore) {
        self.sync = sync
        whenever(
            { sync.looks },
            tell: { [weak self] looks in
                if looks { self?.browse() } else { self?.rest() }
            })
    }

    func front() {
        guard monitor == nil else { return }
        let monitor = NWPathMonitor()
        let first = First()
        monitor.pathUpdateHandler = { @Sendable [weak self] _ in
            // The one that stands at the beginning is no change.
            if first.passed() { Task { await self?.sync.networkChanged() } }
        }
        monitor.start(queue: Self.queue)
        self.monitor = monitor
    }

    func away() {
        monitor?.cancel()
        monitor = nil
    }

    private func browse() {
        guard browser == nil else { return }
        let browser = NWBrowser(for: .bonjour(type: Nearby.service, domain: nil), using: .udp)
        browser.browseResultsChangedHandler = { @Sendable [weak self] results, _ in
            let endpoints = results.map(\.endpoint)
            Task { await self?.heard(endpoints) }
        }
        browser.start(queue: Self.queue)
        self.browser = browser
    }

    private func rest() {
        browser?.cancel()
        browser = nil
    }

    private func heard(_ endpoints: [NWEndpoint]) async {
        for endpoint in endpoints {
            guard case .service(let name, _, _, _) = endpoint, let device = Nearby.device(named: name) else { continue }
            if let address = await Self.address(of: endpoint) { await sync.found(device, at: [address]) }
        }
    }

    /// Where a service is. A connection of this kind sends nothing by being made: it is let go as soon as it knows.
    private nonisolated static func address(of endpoint: NWEndpoint) async -> String? {
        let connection = NWConnection(to: endpoint, using: .udp)
        let (states, told) = AsyncStream.makeStream(of: NWConnection.State.self)
        connection.stateUpdateHandler = { @Sendable state in told.yield(state) }
        connection.start(queue: queue)
        queue.asyncAfter(deadline: .now() + .seconds(5)) { connection.cancel() }
        defer { connection.cancel() }
        for await state in states {
            switch state {
            case .ready:
                guard case .hostPort(let host, let port)? = connection.currentPath?.remoteEndpoint else { return nil }
                return Nearby.address(host: "\(host)", port: port.rawValue)
            case .failed, .cancelled:
                return nil
            default:
                continue
            }
        }
        return nil
    }

    private nonisolated static let queue = DispatchQueue(label: "app.hallway.networks")
}

/// Lets the first of several pass unheard. It is asked on one queue alone.
private final class First: @unchecked Sendable {
    private var came = false

    func passed() -> Bool {
        defer { came = true }
        return came
    }
}
