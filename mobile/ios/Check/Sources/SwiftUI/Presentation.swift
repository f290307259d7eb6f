// PresentationDetent
public struct PresentationDetent: Hashable, Sendable {
    private let name: String
    public static let medium = PresentationDetent(name: "medium")
    public static let large = PresentationDetent(name: "large")
}

// SensoryFeedback
public struct SensoryFeedback: Equatable, Sendable {
    private let name: String
    public static let success = SensoryFeedback(name: "success")
    public static let warning = SensoryFeedback(name: "warning")
    public static let error = SensoryFeedback(name: "error")
    public static let selection = SensoryFeedback(name: "selection")
}

extension View {
    // View/sheet(isPresented:onDismiss:content:)
    public func sheet<Content: View>(
        isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content
    ) -> some View { modified }
    // View/sheet(item:onDismiss:content:)
    public func sheet<Item: Identifiable, Content: View>(
        item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content
    ) -> some View { modified }
    // View/presentationDetents(_:)
    public func presentationDetents(_ detents: Set<PresentationDetent>) -> some View { modified }
    // View/presentationDragIndicator(_:)
    public func presentationDragIndicator(_ visibility: Visibility) -> some View { modified }
    // View/interactiveDismissDisabled(_:)
    public func interactiveDismissDisabled(_ isDisabled: Bool = true) -> some View { modified }
    // View/confirmationDialog(_:isPresented:titleVisibility:actions:)
    public func confirmationDialog<A: View>(
        _ titleKey: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic,
        @ViewBuilder actions: () -> A
    ) -> some View { modified }
    // View/confirmationDialog(_:isPresented:titleVisibility:presenting:actions:)
    public func confirmationDialog<A: View, T>(
        _ titleKey: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, presenting data: T?,
        @ViewBuilder actions: (T) -> A
    ) -> some View { modified }
    // View/onAppear(perform:)
    public func onAppear(perform action: (() -> Void)? = nil) -> some View { modified }
    // View/onDisappear(perform:)
    public func onDisappear(perform action: (() -> Void)? = nil) -> some View { modified }
    // View/onChange(of:initial:_:)
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some View {
        modified
    }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping () -> Void) -> some View { modified }
    // View/task(priority:_:)
    @inlinable nonisolated public func task(
        priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: sending @escaping @isolated(any) () async -> Void
    ) -> some View { self }
    // View/onOpenURL(perform:)
    public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { modified }
    // View/onContinueUserActivity(_:perform:)
    public func onContinueUserActivity(_ activityType: String, perform action: @escaping (NSUserActivity) -> Void) -> some View {
        modified
    }
    // View/sensoryFeedback(_:trigger:)
    public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T) -> some View { modified }
    // View/sensoryFeedback(trigger:_:)
    public func sensoryFeedback<T: Equatable>(trigger: T, _ feedback: @escaping (T, T) -> SensoryFeedback?) -> some View {
        modified
    }
}
