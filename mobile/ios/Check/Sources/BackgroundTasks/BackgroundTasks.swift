// Background Tasks, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
@_exported import Foundation

// BGTaskRequest, BGAppRefreshTaskRequest
open class BGTaskRequest: NSObject {
    public let identifier: String
    public var earliestBeginDate: Date?
    public init(identifier: String) { self.identifier = identifier }
}
public final class BGAppRefreshTaskRequest: BGTaskRequest {}

// BGTaskScheduler
public final class BGTaskScheduler: NSObject, Sendable {
    public static let shared = BGTaskScheduler()
    public func submit(_ taskRequest: BGTaskRequest) throws {}
    public func cancel(taskRequestWithIdentifier identifier: String) {}
}
