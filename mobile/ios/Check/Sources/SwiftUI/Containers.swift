// Spacer
public struct Spacer: Primitive {
    public init(minLength: CGFloat? = nil) {}
}

// Divider
public struct Divider: Primitive {
    public init() {}
}

// VStack
public struct VStack<Content: View>: Primitive {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
}

// HStack
public struct HStack<Content: View>: Primitive {
    public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {}
}

// ZStack
public struct ZStack<Content: View>: Primitive {
    public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {}
}

// Group
public struct Group<Content>: Sendable {}

extension Group: View, Primitive where Content: View {
    public init(@ViewBuilder content: () -> Content) {}
}

// Form
public struct Form<Content: View>: Primitive {
    public init(@ViewBuilder content: () -> Content) {}
}

// ScrollView
public struct ScrollView<Content: View>: Primitive {
    public init(_ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> Content) {}
}

// ViewThatFits
public struct ViewThatFits<Content: View>: Primitive {
    public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> Content) {}
}

// GeometryReader
public struct GeometryReader<Content: View>: Primitive {
    public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) {}
}

// GeometryProxy
public struct GeometryProxy {
    public var size: CGSize { fatalError() }
}

// List
public struct List<SelectionValue, Content: View>: Primitive {}

extension List where SelectionValue == Never {
    public init(@ViewBuilder content: () -> Content) {}
}

// ListStyle
public protocol ListStyle {}
// PlainListStyle
public struct PlainListStyle: ListStyle {}
// InsetGroupedListStyle
public struct InsetGroupedListStyle: ListStyle {}

extension ListStyle where Self == PlainListStyle {
    public static var plain: PlainListStyle { PlainListStyle() }
}

extension ListStyle where Self == InsetGroupedListStyle {
    public static var insetGrouped: InsetGroupedListStyle { InsetGroupedListStyle() }
}

// Section
public struct Section<Parent, Content, Footer>: Primitive {}

extension Section where Parent: View, Content: View, Footer: View {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent, @ViewBuilder footer: () -> Footer) {}
}

extension Section where Parent == EmptyView, Content: View, Footer: View {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {}
}

extension Section where Parent: View, Content: View, Footer == EmptyView {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) {}
}

extension Section where Parent == EmptyView, Content: View, Footer == EmptyView {
    public init(@ViewBuilder content: () -> Content) {}
}

extension Section where Parent == Text, Content: View, Footer == EmptyView {
    public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> Content) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, @ViewBuilder content: () -> Content) {}
}

// ForEach
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content> {}

extension ForEach: View, Primitive where Content: View {
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content)
    where Data.Element: Identifiable, ID == Data.Element.ID {}
    public init(_ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content) {}
}

// ContentUnavailableView
public struct ContentUnavailableView<Label: View, Description: View, Actions: View>: Primitive {}

extension ContentUnavailableView where Label == SwiftUI.Label<Text, Image>, Description == Text?, Actions == EmptyView {
    public init(_ title: LocalizedStringKey, systemImage name: String, description: Text? = nil) {}
}

// TabView
public struct TabView<SelectionValue: Hashable, Content: View>: Primitive {
    public init(selection: Binding<SelectionValue>?, @ViewBuilder content: () -> Content) {}
}

// Tab: from iOS 18 on. It is here because its name is: whoever has another type of it has to say which is meant.
@available(iOS, introduced: 18)
public struct Tab<Value, Content, Label> {}

// NavigationStack
public struct NavigationStack<Data, Root: View>: Primitive {
    public init(@ViewBuilder root: () -> Root) where Data == NavigationPath {}
    public init(path: Binding<Data>, @ViewBuilder root: () -> Root)
    where Data: MutableCollection & RandomAccessCollection & RangeReplaceableCollection, Data.Element: Hashable {}
}

// NavigationPath
public struct NavigationPath {}

// NavigationSplitView
public struct NavigationSplitView<Sidebar: View, Content: View, Detail: View>: Primitive {
    public init(@ViewBuilder sidebar: () -> Sidebar, @ViewBuilder detail: () -> Detail) where Content == EmptyView {}
}

// NavigationLink
public struct NavigationLink<Label: View, Destination: View>: Primitive {
    public init(@ViewBuilder destination: () -> Destination, @ViewBuilder label: () -> Label) {}
}

extension NavigationLink where Label == Text {
    public init(_ titleKey: LocalizedStringKey, @ViewBuilder destination: () -> Destination) {}
}

// ToolbarContent
@MainActor @preconcurrency
public protocol ToolbarContent {}

// ToolbarItem
public struct ToolbarItem<ID, Content: View>: ToolbarContent {}

extension ToolbarItem where ID == () {
    public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {}
}

// ToolbarItemPlacement
public struct ToolbarItemPlacement: Sendable {
    public static let automatic = ToolbarItemPlacement()
    public static let primaryAction = ToolbarItemPlacement()
    public static let cancellationAction = ToolbarItemPlacement()
    public static let confirmationAction = ToolbarItemPlacement()
    public static let topBarLeading = ToolbarItemPlacement()
    public static let topBarTrailing = ToolbarItemPlacement()
    public static let bottomBar = ToolbarItemPlacement()
    public static let keyboard = ToolbarItemPlacement()
}

public struct TupleToolbarContent<each T>: ToolbarContent {}

// ToolbarContentBuilder
@resultBuilder
public struct ToolbarContentBuilder {
    public static func buildExpression<Content: ToolbarContent>(_ content: Content) -> Content { content }
    public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> Content { content }
    public static func buildBlock<each C: ToolbarContent>(_ content: repeat each C) -> TupleToolbarContent<repeat each C> {
        TupleToolbarContent()
    }
    public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> Content? { content }
}

extension Optional: ToolbarContent where Wrapped: ToolbarContent {}

// NavigationBarItem/TitleDisplayMode
public struct NavigationBarItem: Sendable {
    public enum TitleDisplayMode: Sendable {
        case automatic, inline, large
    }
}

// SearchFieldPlacement
public struct SearchFieldPlacement: Sendable {
    public static let automatic = SearchFieldPlacement()
}

// ScrollIndicatorVisibility
public struct ScrollIndicatorVisibility: Sendable {
    public static var automatic: ScrollIndicatorVisibility { ScrollIndicatorVisibility() }
    public static var hidden: ScrollIndicatorVisibility { ScrollIndicatorVisibility() }
}

extension View {
    // View/listStyle(_:)
    public func listStyle<S: ListStyle>(_ style: S) -> some View { modified }
    // View/listRowSeparator(_:edges:)
    public func listRowSeparator(_ visibility: Visibility, edges: VerticalEdge.Set = .all) -> some View { modified }
    // View/swipeActions(edge:allowsFullSwipe:content:)
    public func swipeActions<T: View>(
        edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true, @ViewBuilder content: () -> T
    ) -> some View { modified }
    // View/contextMenu(menuItems:)
    public func contextMenu<Items: View>(@ViewBuilder menuItems: () -> Items) -> some View { modified }
    // View/scrollIndicators(_:axes:)
    public func scrollIndicators(_ visibility: ScrollIndicatorVisibility, axes: Axis.Set = [.vertical, .horizontal]) -> some View {
        modified
    }
    // View/searchable(text:placement:prompt:)
    public func searchable(
        text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: LocalizedStringKey
    ) -> some View { modified }
    // View/searchable(text:isPresented:placement:prompt:)
    public func searchable(
        text: Binding<String>, isPresented: Binding<Bool>, placement: SearchFieldPlacement = .automatic, prompt: LocalizedStringKey
    ) -> some View { modified }
    // View/tabItem(_:)
    public func tabItem<V: View>(@ViewBuilder _ label: () -> V) -> some View { modified }
    // View/navigationTitle(_:)
    public func navigationTitle(_ titleKey: LocalizedStringKey) -> some View { modified }
    @_disfavoredOverload public func navigationTitle<S: StringProtocol>(_ title: S) -> some View { modified }
    // View/navigationBarTitleDisplayMode(_:)
    public func navigationBarTitleDisplayMode(_ displayMode: NavigationBarItem.TitleDisplayMode) -> some View { modified }
    // View/navigationDestination(for:destination:)
    public func navigationDestination<D: Hashable, C: View>(
        for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
    ) -> some View { modified }
}

extension View {
    // View/toolbar(content:)
    public func toolbar<Content: View>(@ViewBuilder content: () -> Content) -> some View { modified }
}

extension View {
    public func toolbar<Content: ToolbarContent>(@ToolbarContentBuilder content: () -> Content) -> some View { modified }
}
