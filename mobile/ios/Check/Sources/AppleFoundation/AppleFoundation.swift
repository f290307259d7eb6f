// What Foundation has on Apple systems and not on Linux. Each with the name of its page in Apple's documentation.
@_exported import Foundation

// LocalizedStringResource
public struct LocalizedStringResource: Sendable, Equatable, ExpressibleByStringInterpolation {
    public let key: String
    public init(stringLiteral value: String) { key = value }
    public init(stringInterpolation: StringInterpolation) { key = stringInterpolation.key }
    public init(
        _ keyAndValue: String.LocalizationValue, table: String? = nil, locale: Locale = .current, comment: StaticString? = nil
    ) {
        key = keyAndValue.key
    }

    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var key = ""
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) { key += literal }
        public mutating func appendInterpolation(_ string: String) { key += "%@" }
        public mutating func appendInterpolation<T: BinaryInteger>(_ value: T) { key += "%lld" }
    }
}

extension String {
    // String.LocalizationValue
    public struct LocalizationValue: Sendable, Equatable, ExpressibleByStringInterpolation {
        let key: String
        public init(_ value: String) { key = value }
        public init(stringLiteral value: String) { key = value }
        public init(stringInterpolation: LocalizedStringResource.StringInterpolation) { key = stringInterpolation.key }
    }

    // init(localized:table:bundle:locale:comment:)
    public init(
        localized keyAndValue: LocalizationValue, table: String? = nil, bundle: Bundle? = nil, locale: Locale = .current,
        comment: StaticString? = nil
    ) { self = keyAndValue.key }
    // init(localized:)
    public init(localized resource: LocalizedStringResource) { self = resource.key }
}

// NSUserActivity
open class NSUserActivity: NSObject {
    public init(activityType: String) {}
    public var activityType: String { "" }
    public var userInfo: [AnyHashable: Any]?
    public var title: String?
}

// NSItemProvider
open class NSItemProvider: NSObject, @unchecked Sendable {
    public func canLoadObject<T: _ObjectiveCBridgeable>(ofClass: T.Type) -> Bool { false }
    @discardableResult
    public func loadObject<T: _ObjectiveCBridgeable>(
        ofClass: T.Type, completionHandler: @escaping @Sendable (T?, (any Error)?) -> Void
    ) -> Progress { Progress(totalUnitCount: 0) }
}

// NSExtensionItem
open class NSExtensionItem: NSObject {
    public var attributedTitle: NSAttributedString?
    public var attributedContentText: NSAttributedString?
    public var attachments: [NSItemProvider]?
}

// NSExtensionContext
open class NSExtensionContext: NSObject {
    public var inputItems: [Any] { [] }
    public func completeRequest(returningItems items: [Any]?, completionHandler: (@Sendable (Bool) -> Void)? = nil) {}
    public func cancelRequest(withError error: any Error) {}
}

// FileProtectionType
public struct FileProtectionType: Hashable, Sendable {
    public static let complete = FileProtectionType()
    public static let completeUnlessOpen = FileProtectionType()
    public static let completeUntilFirstUserAuthentication = FileProtectionType()
}

// FileAttributeKey: protectionKey
extension FileAttributeKey {
    public static let protectionKey = FileAttributeKey(rawValue: "NSFileProtectionKey")
}
