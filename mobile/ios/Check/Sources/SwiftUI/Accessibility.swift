// AccessibilityChildBehavior
public struct AccessibilityChildBehavior: Hashable, Sendable {
    private let name: String
    public static let ignore = AccessibilityChildBehavior(name: "ignore")
    public static let contain = AccessibilityChildBehavior(name: "contain")
    public static let combine = AccessibilityChildBehavior(name: "combine")
}

// AccessibilityTraits
public struct AccessibilityTraits: SetAlgebra, Sendable {
    private var traits: Set<String> = []
    public init() {}
    private init(_ trait: String) { traits = [trait] }
    public static let isButton = AccessibilityTraits("button")
    public static let isHeader = AccessibilityTraits("header")
    public static let isImage = AccessibilityTraits("image")
    public static let isSelected = AccessibilityTraits("selected")
    public func contains(_ member: AccessibilityTraits) -> Bool { traits.isSuperset(of: member.traits) }
    public func union(_ other: AccessibilityTraits) -> AccessibilityTraits { self }
    public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits { self }
    public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits { self }
    public mutating func insert(_ new: AccessibilityTraits) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) {
        (true, new)
    }
    public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? { member }
    public mutating func update(with new: AccessibilityTraits) -> AccessibilityTraits? { new }
    public mutating func formUnion(_ other: AccessibilityTraits) {}
    public mutating func formIntersection(_ other: AccessibilityTraits) {}
    public mutating func formSymmetricDifference(_ other: AccessibilityTraits) {}
}

// AccessibilityActionKind
public struct AccessibilityActionKind: Equatable, Sendable {
    private let name: String
    public static let `default` = AccessibilityActionKind(name: "default")
}

// Accessibility framework: AccessibilityNotification/Announcement
public enum AccessibilityNotification {
    public struct Announcement {
        public init(_ announcement: String) {}
        public func post() {}
    }
}

// AccessibilityRotorContent
@MainActor @preconcurrency
public protocol AccessibilityRotorContent {}

// AccessibilityRotorEntry
public struct AccessibilityRotorEntry<ID: Hashable>: AccessibilityRotorContent {
    // AccessibilityRotorEntry/init(_:id:in:textRange:prepare:)
    @_disfavoredOverload
    public init<L: StringProtocol>(
        _ label: L, id: ID, in namespace: Namespace.ID, textRange: Range<String.Index>? = nil, prepare: @escaping () -> Void = {}
    ) {}
    public init(
        _ labelKey: LocalizedStringKey, id: ID, in namespace: Namespace.ID, textRange: Range<String.Index>? = nil,
        prepare: @escaping () -> Void = {}
    ) {}
}

extension ForEach: AccessibilityRotorContent where Content: AccessibilityRotorContent {
    public init(
        _ data: Data, id: KeyPath<Data.Element, ID>,
        @AccessibilityRotorContentBuilder content: @escaping (Data.Element) -> Content
    ) {}
}

// AccessibilityRotorContentBuilder
@resultBuilder
public struct AccessibilityRotorContentBuilder {
    public static func buildExpression<Content: AccessibilityRotorContent>(_ content: Content) -> Content { content }
    public static func buildBlock<Content: AccessibilityRotorContent>(_ content: Content) -> Content { content }
}

extension View {
    // View/accessibilityRotor(_:entries:entryID:entryLabel:)
    public func accessibilityRotor<EntryModel, ID: Hashable>(
        _ rotorLabelKey: LocalizedStringKey, entries: [EntryModel], entryID: KeyPath<EntryModel, ID>,
        entryLabel: KeyPath<EntryModel, String>
    ) -> some View { modified }
    // View/accessibilityRotor(_:entries:)
    public func accessibilityRotor<Content: AccessibilityRotorContent>(
        _ labelKey: LocalizedStringKey, @AccessibilityRotorContentBuilder entries: @escaping () -> Content
    ) -> some View { modified }
    // View/accessibilityRotorEntry(id:in:)
    public func accessibilityRotorEntry<ID: Hashable>(id: ID, in namespace: Namespace.ID) -> some View { modified }
    // View/accessibilityElement(children:)
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { modified }
    // View/accessibilityLabel(_:)
    public func accessibilityLabel(_ label: Text) -> some View { modified }
    public func accessibilityLabel(_ labelKey: LocalizedStringKey) -> some View { modified }
    @_disfavoredOverload public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View { modified }
    // View/accessibilityValue(_:)
    public func accessibilityValue(_ value: Text) -> some View { modified }
    public func accessibilityValue(_ valueKey: LocalizedStringKey) -> some View { modified }
    @_disfavoredOverload public func accessibilityValue<S: StringProtocol>(_ value: S) -> some View { modified }
    // View/accessibilityHint(_:)
    public func accessibilityHint(_ hintKey: LocalizedStringKey) -> some View { modified }
    @_disfavoredOverload public func accessibilityHint<S: StringProtocol>(_ hint: S) -> some View { modified }
    // View/accessibilityHidden(_:)
    public func accessibilityHidden(_ hidden: Bool) -> some View { modified }
    // View/accessibilityAddTraits(_:)
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { modified }
    // View/accessibilityAction(_:_:)
    public func accessibilityAction(_ kind: AccessibilityActionKind = .default, _ handler: @escaping () -> Void) -> some View {
        modified
    }
    // View/accessibilityAction(named:_:)
    public func accessibilityAction(named nameKey: LocalizedStringKey, _ handler: @escaping () -> Void) -> some View { modified }
    // View/accessibilityActions(_:)
    public func accessibilityActions<Content: View>(@ViewBuilder _ content: () -> Content) -> some View { modified }
    // View/accessibilityIdentifier(_:)
    public func accessibilityIdentifier(_ identifier: String) -> some View { modified }
}
