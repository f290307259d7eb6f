// App Intents, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
@_exported import AppleFoundation

// PersistentlyIdentifiable, AppIntent
public protocol PersistentlyIdentifiable {}
public protocol AppIntent: PersistentlyIdentifiable, Sendable {
    associatedtype SummaryContent: ParameterSummary
    associatedtype PerformResult: IntentResult
    init()
    static var title: LocalizedStringResource { get }
    static var description: IntentDescription? { get }
    static var openAppWhenRun: Bool { get }
    static var authenticationPolicy: IntentAuthenticationPolicy { get }
    static var isDiscoverable: Bool { get }
    static var parameterSummary: SummaryContent { get }
    func perform() async throws -> PerformResult
}
extension AppIntent {
    public static var description: IntentDescription? { nil }
    public static var openAppWhenRun: Bool { false }
    public static var authenticationPolicy: IntentAuthenticationPolicy { .alwaysAllowed }
    public static var isDiscoverable: Bool { true }
    public static var parameterSummary: some ParameterSummary { _NoSummary() }
    public typealias Parameter<Value> = IntentParameter<Value> where Value: _IntentValue, Value: Sendable
    public typealias Summary = IntentParameterSummary<Self>
}

// IntentDescription
public struct IntentDescription: Sendable, ExpressibleByStringInterpolation {
    public init(
        _ descriptionText: LocalizedStringResource, categoryName: LocalizedStringResource? = nil,
        searchKeywords: [LocalizedStringResource] = []
    ) {}
    public init(stringLiteral value: String) {}
}

// IntentAuthenticationPolicy
public enum IntentAuthenticationPolicy: Sendable { case alwaysAllowed, requiresAuthentication, requiresLocalDeviceAuthentication }

// IntentParameter
public protocol _IntentValue {}
extension String: _IntentValue {}
extension Optional: _IntentValue where Wrapped: _IntentValue {}
@propertyWrapper
public final class IntentParameter<Value: _IntentValue & Sendable>: @unchecked Sendable {
    public init(
        title: LocalizedStringResource, description: LocalizedStringResource? = nil, requestValueDialog: IntentDialog? = nil
    ) {}
    public var wrappedValue: Value {
        get { fatalError() }
        set {}
    }
    public var projectedValue: IntentParameter<Value> { self }
}

// ParameterSummary, IntentParameterSummary, ParameterSummaryString
public protocol ParameterSummary {}
public struct _NoSummary: ParameterSummary {}
public struct IntentParameterSummary<Intent: AppIntent>: ParameterSummary {
    public init(_ summary: ParameterSummaryString<Intent>, table: String? = nil) {}
}
public struct ParameterSummaryString<Intent: AppIntent>: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {}
    public init(stringInterpolation: StringInterpolation) {}
    public struct StringInterpolation: StringInterpolationProtocol {
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public func appendLiteral(_ literal: String) {}
        public func appendInterpolation<Value>(_ keyPath: KeyPath<Intent, IntentParameter<Value>>) {}
    }
}

// IntentDialog
public struct IntentDialog: Sendable, ExpressibleByStringInterpolation {
    public init(_ dialog: LocalizedStringResource) {}
    public init(full: LocalizedStringResource, supporting: LocalizedStringResource) {}
    public init(stringLiteral value: String) {}
}

// IntentResult, ProvidesDialog
public protocol IntentResult: Sendable {}
public protocol ProvidesDialog {}
public struct IntentResultContainer<Value, OpensIntent, Snippet, Dialog>: IntentResult {}
extension IntentResultContainer: ProvidesDialog where Dialog == IntentDialog {}
extension IntentResult where Self == IntentResultContainer<Never, Never, Never, Never> {
    public static func result() -> Self { IntentResultContainer() }
}
extension IntentResult where Self == IntentResultContainer<Never, Never, Never, IntentDialog> {
    public static func result(dialog: IntentDialog) -> Self { IntentResultContainer() }
}

// CustomLocalizedStringResourceConvertible
public protocol CustomLocalizedStringResourceConvertible {
    var localizedStringResource: LocalizedStringResource { get }
}
