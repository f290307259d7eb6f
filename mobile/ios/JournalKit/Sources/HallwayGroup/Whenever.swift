import Observation

/// Tells at first, and whenever what it reads is another value. It goes on for as long as the app's process runs.
@MainActor
public func whenever<Value: Equatable>(_ read: @escaping @MainActor () -> Value, tell: @escaping @MainActor (Value) -> Void) {
    Following(read, tell).look()
}

@MainActor
private final class Following<Value: Equatable> {
    private let read: @MainActor () -> Value
    private let tell: @MainActor (Value) -> Void
    private var last: Value?

    init(_ read: @escaping @MainActor () -> Value, _ tell: @escaping @MainActor (Value) -> Void) {
        self.read = read
        self.tell = tell
    }

    func look() {
        let value = withObservationTracking(read) {
            // It is told just before the change.
            Task { @MainActor in self.look() }
        }
        if value != last {
            last = value
            tell(value)
        }
    }
}
