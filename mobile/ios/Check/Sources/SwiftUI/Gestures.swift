// Gesture
@MainActor @preconcurrency
public protocol Gesture<Value> {
    associatedtype Value
}

extension Gesture {
    // Gesture/onEnded(_:)
    public func onEnded(_ action: @escaping (Value) -> Void) -> EndedGesture<Self> { EndedGesture() }
}

// _EndedGesture
public struct EndedGesture<Content: Gesture>: Gesture {
    public typealias Value = Content.Value
}

// DragGesture
public struct DragGesture: Gesture {
    // DragGesture/init(minimumDistance:coordinateSpace:)
    public init(minimumDistance: CGFloat = 10) {}

    // DragGesture/Value
    public struct Value: Equatable, Sendable {
        public var location: CGPoint { .zero }
        public var translation: CGSize { .zero }
    }
}

extension View {
    // View/gesture(_:including:)
    public func gesture<T: Gesture>(_ gesture: T) -> some View { modified }
    // View/highPriorityGesture(_:including:)
    public func highPriorityGesture<T: Gesture>(_ gesture: T) -> some View { modified }
    // View/onTapGesture(count:perform:)
    public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View { modified }
    // View/onTapGesture(count:coordinateSpace:perform:)
    public func onTapGesture(count: Int = 1, perform action: @escaping (CGPoint) -> Void) -> some View { modified }
}
