// Network, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
@_exported import Foundation

// NWInterface
public struct NWInterface: Hashable, Sendable { public let name: String }

// NWEndpoint
public enum NWEndpoint: Hashable, Sendable {
    case hostPort(host: Host, port: Port)
    case service(name: String, type: String, domain: String, interface: NWInterface?)
    case unix(path: String)
    case url(URL)

    public enum Host: Hashable, Sendable, CustomDebugStringConvertible {
        case name(String, NWInterface?)
        case ipv4(IPv4Address)
        case ipv6(IPv6Address)
        public var debugDescription: String { "" }
    }
    public struct Port: Hashable, Sendable { public let rawValue: UInt16 }
}

// IPv4Address, IPv6Address
public struct IPv4Address: Hashable, Sendable {}
public struct IPv6Address: Hashable, Sendable {}

// NWParameters
public final class NWParameters: @unchecked Sendable {
    public static var udp: NWParameters { NWParameters() }
    public init() {}
}

// NWPath, NWPathMonitor
public struct NWPath: Hashable, Sendable {
    public enum Status: Sendable { case satisfied, unsatisfied, requiresConnection }
    public let status: Status
    public let remoteEndpoint: NWEndpoint?
}
public final class NWPathMonitor: @unchecked Sendable {
    public init() {}
    public var pathUpdateHandler: (@Sendable (NWPath) -> Void)?
    public func start(queue: DispatchQueue) {}
    public func cancel() {}
}

// NWBrowser
public final class NWBrowser: @unchecked Sendable {
    public enum Descriptor: Sendable {
        case bonjour(type: String, domain: String?)
        case bonjourWithTXTRecord(type: String, domain: String?)
    }
    public struct Result: Hashable, Sendable {
        public enum Change: Hashable, Sendable {
            case identical
            case added(Result)
            case removed(Result)
        }
        public let endpoint: NWEndpoint
        public let interfaces: [NWInterface]
    }
    public init(for descriptor: Descriptor, using parameters: NWParameters) {}
    public var browseResultsChangedHandler: (@Sendable (Set<Result>, Set<Result.Change>) -> Void)?
    public func start(queue: DispatchQueue) {}
    public func cancel() {}
}

// NWConnection
public final class NWConnection: @unchecked Sendable {
    public enum State: Equatable, Sendable {
        case setup
        case waiting(NWError)
        case preparing
        case ready
        case failed(NWError)
        case cancelled
    }
    public init(to endpoint: NWEndpoint, using parameters: NWParameters) {}
    public var stateUpdateHandler: (@Sendable (State) -> Void)?
    public var currentPath: NWPath? { nil }
    public func start(queue: DispatchQueue) {}
    public func cancel() {}
}

// NWError
public enum NWError: Error, Equatable, Sendable {
    case posix(Int32)
    case dns(Int32)
    case tls(Int32)
}
