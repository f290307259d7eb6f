// SwiftUI, as far as Hallway uses it: declarations alone, after Apple's documentation for iOS 17.5, so that the app's screens can be
// type-checked where there is no SwiftUI. Each stands under the name of its page there. Nothing in here draws anything.
@_exported import AppleFoundation
@_exported import Observation

// View
@MainActor @preconcurrency
public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

extension Never: View {
    public var body: Never { fatalError() }
}

/// A view that SwiftUI itself has, and one that a modifier makes.
public protocol Primitive: View where Body == Never {}

extension Primitive {
    public var body: Never { fatalError() }
}

public struct Modified: Primitive {}

extension View {
    var modified: Modified { Modified() }
}

// EmptyView
public struct EmptyView: Primitive {
    public nonisolated init() {}
}

// AnyView
public struct AnyView: Primitive {
    public nonisolated init<V: View>(_ view: V) {}
}

public struct TupleView<each T>: Primitive {}

public struct Conditional<A, B>: Primitive {}

extension Optional: View where Wrapped: View {
    public var body: Never { fatalError() }
}

// ViewBuilder
@resultBuilder
public struct ViewBuilder {
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content: View>(_ content: repeat each Content) -> TupleView<repeat each Content> {
        TupleView()
    }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
    public static func buildEither<A: View, B: View>(first: A) -> Conditional<A, B> { Conditional() }
    public static func buildEither<A: View, B: View>(second: B) -> Conditional<A, B> { Conditional() }
    public static func buildLimitedAvailability<Content: View>(_ content: Content) -> AnyView { AnyView(content) }
}

// ViewModifier
@MainActor @preconcurrency
public protocol ViewModifier {
    associatedtype Body: View
    typealias Content = ModifierContent<Self>
    @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
}

public struct ModifierContent<Modifier>: Primitive {}

extension View {
    // View/modifier(_:)
    public func modifier<M: ViewModifier>(_ modifier: M) -> some View { modified }
    // View/id(_:)
    public func id<ID: Hashable>(_ id: ID) -> some View { modified }
    // View/tag(_:)
    public func tag<V: Hashable>(_ tag: V) -> some View { modified }
}
