// Binding
@dynamicMemberLookup @propertyWrapper
public struct Binding<Value> {
    private let read: () -> Value
    private let write: (Value) -> Void
    // Binding/init(get:set:)
    @preconcurrency
    public init(
        @_inheritActorContext get: @escaping @isolated(any) @Sendable () -> Value,
        @_inheritActorContext set: @escaping @isolated(any) @Sendable (Value) -> Void
    ) {
        read = { fatalError() }
        write = { _ in }
    }
    // Binding/constant(_:)
    public static func constant(_ value: Value) -> Binding { fatalError() }
    public var wrappedValue: Value {
        get { read() }
        nonmutating set { write(newValue) }
    }
    public var projectedValue: Binding { self }
    // Binding/subscript(dynamicMember:)
    public subscript<Subject>(dynamicMember path: WritableKeyPath<Value, Subject>) -> Binding<Subject> { fatalError() }
}

// State
@propertyWrapper
public struct State<Value> {
    public init(wrappedValue: Value) {}
    public init(initialValue: Value) {}
    public var wrappedValue: Value {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<Value> { fatalError() }
}

extension State: Sendable where Value: Sendable {}

extension State where Value: ExpressibleByNilLiteral {
    public init() {}
}

// Bindable
@dynamicMemberLookup @propertyWrapper
public struct Bindable<Value> {
    public var wrappedValue: Value
    public var projectedValue: Bindable<Value> { self }
    public init(wrappedValue: Value) where Value: AnyObject & Observable { self.wrappedValue = wrappedValue }
    public init(_ value: Value) where Value: AnyObject & Observable { wrappedValue = value }
}

extension Bindable where Value: AnyObject & Observable {
    // Bindable/subscript(dynamicMember:)
    public subscript<Subject>(dynamicMember path: ReferenceWritableKeyPath<Value, Subject>) -> Binding<Subject> { fatalError() }
}

// FocusState
@propertyWrapper
public struct FocusState<Value: Hashable> {
    // FocusState/Binding
    @propertyWrapper
    public struct Binding {
        public init() {}
        public var wrappedValue: Value {
            get { fatalError() }
            nonmutating set {}
        }
        public var projectedValue: Binding { self }
    }
    public init() where Value == Bool {}
    public init<T: Hashable>() where Value == T? {}
    public var wrappedValue: Value {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding { fatalError() }
}

// SceneStorage
@propertyWrapper
public struct SceneStorage<Value> {
    // SceneStorage/init(_:)
    public init(_ key: String) where Value == Data? {}
    public init(_ key: String) where Value == String? {}
    // SceneStorage/init(wrappedValue:_:)
    public init(wrappedValue: Value, _ key: String) where Value == String {}
    public var wrappedValue: Value {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<Value> { fatalError() }
}

// ScaledMetric
@propertyWrapper
public struct ScaledMetric<Value: BinaryFloatingPoint> {
    public init(wrappedValue: Value) {}
    public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) {}
    public var wrappedValue: Value { fatalError() }
}

// Namespace
@propertyWrapper
public struct Namespace {
    public init() {}
    public var wrappedValue: ID { fatalError() }

    // Namespace/ID
    public struct ID: Hashable, Sendable {}
}

// Environment
@propertyWrapper
public struct Environment<Value> {
    public init(_ path: KeyPath<EnvironmentValues, Value>) {}
    // Environment/init(_:)
    public init(_ type: Value.Type) where Value: AnyObject & Observable {}
    public init<T: AnyObject & Observable>(_ type: T.Type) where Value == T? {}
    public var wrappedValue: Value { fatalError() }
}

// EnvironmentValues
public struct EnvironmentValues {
    // EnvironmentValues/scenePhase
    public var scenePhase: ScenePhase {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/dismiss
    public var dismiss: DismissAction { fatalError() }
    // EnvironmentValues/openURL
    public var openURL: OpenURLAction {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/dynamicTypeSize
    public var dynamicTypeSize: DynamicTypeSize {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/horizontalSizeClass
    public var horizontalSizeClass: UserInterfaceSizeClass? {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/verticalSizeClass
    public var verticalSizeClass: UserInterfaceSizeClass? {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/layoutDirection
    public var layoutDirection: LayoutDirection {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/calendar
    public var calendar: Calendar {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/isEnabled
    public var isEnabled: Bool {
        get { fatalError() }
        set {}
    }
    // EnvironmentValues/accessibilityReduceMotion
    public var accessibilityReduceMotion: Bool { fatalError() }
}

// ScenePhase
public enum ScenePhase: Comparable, Hashable, Sendable {
    case background, inactive, active
}

// DismissAction
@MainActor @preconcurrency
public struct DismissAction {
    public func callAsFunction() {}
}

// OpenURLAction
@MainActor @preconcurrency
public struct OpenURLAction {
    public func callAsFunction(_ url: URL) {}
}

// DynamicTypeSize
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
    case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
    case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
    // DynamicTypeSize/isAccessibilitySize
    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

// UserInterfaceSizeClass
public enum UserInterfaceSizeClass: Sendable {
    case compact, regular
}

// LayoutDirection
public enum LayoutDirection: Hashable, CaseIterable, Sendable {
    case leftToRight, rightToLeft
}

extension View {
    // View/environment(_:_:)
    public func environment<V>(_ path: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { modified }
    // View/environment(_:)
    public func environment<T: AnyObject & Observable>(_ object: T?) -> some View { modified }
}
