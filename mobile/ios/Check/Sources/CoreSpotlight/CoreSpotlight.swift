// Core Spotlight, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
@_exported import AppleFoundation
import UniformTypeIdentifiers

// CSSearchableItemActionType, CSSearchableItemActivityIdentifier
// swift-format-ignore: AlwaysUseLowerCamelCase
public let CSSearchableItemActionType = "com.apple.corespotlightitem"
// swift-format-ignore: AlwaysUseLowerCamelCase
public let CSSearchableItemActivityIdentifier = "kCSSearchableItemActivityIdentifier"

// CSSearchableItemAttributeSet
open class CSSearchableItemAttributeSet: NSObject {
    public init(contentType: UTType) {}
    public var displayName: String?
}

// CSSearchableItem
open class CSSearchableItem: NSObject {
    public init(uniqueIdentifier: String?, domainIdentifier: String?, attributeSet: CSSearchableItemAttributeSet) {}
}

// CSSearchableIndex
open class CSSearchableIndex: NSObject {
    public init(name: String) {}
    public init(name: String, protectionClass: FileProtectionType?) {}
    public func indexSearchableItems(_ items: [CSSearchableItem]) async throws {}
    public func deleteAllSearchableItems() async throws {}
}
