// Widgets and controls, as far as Hallway uses them. Each with the name of its page in Apple's documentation.
import AppIntents
import SwiftUI

// Widget, WidgetConfiguration (SwiftUI)
@MainActor @preconcurrency
public protocol Widget {
    associatedtype Body: WidgetConfiguration
    @MainActor @preconcurrency var body: Body { get }
    init()
}
@MainActor @preconcurrency public protocol WidgetConfiguration {}
public struct _Configuration: WidgetConfiguration, ControlWidgetConfiguration {}
extension WidgetConfiguration {
    // configurationDisplayName(_:), description(_:), supportedFamilies(_:)
    public func configurationDisplayName(_ displayNameKey: LocalizedStringKey) -> some WidgetConfiguration { _Configuration() }
    public func description(_ descriptionKey: LocalizedStringKey) -> some WidgetConfiguration { _Configuration() }
    public func supportedFamilies(_ families: [WidgetFamily]) -> some WidgetConfiguration { _Configuration() }
}

// WidgetBundle, WidgetBundleBuilder (SwiftUI)
@MainActor @preconcurrency
public protocol WidgetBundle {
    associatedtype Body: Widget
    @WidgetBundleBuilder @MainActor @preconcurrency var body: Body { get }
    init()
}
extension WidgetBundle { public static func main() {} }
public struct _Bundled: Widget {
    public nonisolated init() {}
    public var body: some WidgetConfiguration { _Configuration() }
}
@resultBuilder
public struct WidgetBundleBuilder {
    public static func buildExpression<C: Widget>(_ content: C) -> some Widget { _Bundled() }
    public static func buildExpression<C: ControlWidget>(_ content: C) -> some Widget { _Bundled() }
    public static func buildBlock<each C: Widget>(_ content: repeat each C) -> some Widget { _Bundled() }
    public static func buildLimitedAvailability(_ widget: some Widget) -> _Bundled { _Bundled() }
    public static func buildOptional(_ component: _Bundled?) -> some Widget { _Bundled() }
}

// WidgetFamily
public enum WidgetFamily: Int, Sendable, CaseIterable {
    case systemSmall, systemMedium, systemLarge, systemExtraLarge, accessoryCircular, accessoryRectangular, accessoryInline
}
extension EnvironmentValues {
    // widgetFamily
    public var widgetFamily: WidgetFamily {
        get { fatalError() }
        set {}
    }
}

// TimelineEntry
public protocol TimelineEntry {
    var date: Date { get }
}

// TimelineReloadPolicy, Timeline
public struct TimelineReloadPolicy: Equatable, Sendable {
    public static let atEnd = TimelineReloadPolicy()
    public static let never = TimelineReloadPolicy()
    public static func after(_ date: Date) -> TimelineReloadPolicy { TimelineReloadPolicy() }
}
public struct Timeline<EntryType: TimelineEntry> {
    public init(entries: [EntryType], policy: TimelineReloadPolicy) {}
}

// TimelineProvider, TimelineProviderContext
public struct TimelineProviderContext {
    public let family: WidgetFamily
    public let isPreview: Bool
}
public protocol TimelineProvider {
    associatedtype Entry: TimelineEntry
    typealias Context = TimelineProviderContext
    func placeholder(in context: Context) -> Entry
    func getSnapshot(in context: Context, completion: @escaping @Sendable (Entry) -> Void)
    func getTimeline(in context: Context, completion: @escaping @Sendable (Timeline<Entry>) -> Void)
}

// StaticConfiguration
public struct StaticConfiguration<Content: View>: WidgetConfiguration {
    public init<Provider: TimelineProvider>(
        kind: String, provider: Provider, @ViewBuilder content: @escaping (Provider.Entry) -> Content
    ) {}
}

extension View {
    // widgetURL(_:)
    public func widgetURL(_ url: URL?) -> some View { EmptyView() }
}

// WidgetCenter
public final class WidgetCenter: Sendable {
    public static let shared = WidgetCenter()
    public func reloadAllTimelines() {}
    public func reloadTimelines(ofKind kind: String) {}
}

// ControlWidget, ControlWidgetConfiguration (SwiftUI)
@available(iOS 18.0, *)
@MainActor @preconcurrency
public protocol ControlWidget {
    associatedtype Body: ControlWidgetConfiguration
    @MainActor @preconcurrency var body: Body { get }
    init()
}
@available(iOS 18.0, *)
@MainActor @preconcurrency public protocol ControlWidgetConfiguration {}
@available(iOS 18.0, *)
extension ControlWidgetConfiguration {
    // displayName(_:), description(_:)
    public func displayName(_ name: LocalizedStringResource) -> some ControlWidgetConfiguration { _Configuration() }
    public func description(_ description: LocalizedStringResource) -> some ControlWidgetConfiguration { _Configuration() }
}

// ControlWidgetTemplate, ControlWidgetButton, StaticControlConfiguration
@available(iOS 18.0, *)
@MainActor @preconcurrency public protocol ControlWidgetTemplate {}
@available(iOS 18.0, *)
public struct ControlWidgetButton<Content: View, Action: AppIntent>: ControlWidgetTemplate {
    public init(action: Action, @ViewBuilder label: () -> Content) {}
}
@available(iOS 18.0, *)
public struct StaticControlConfiguration<Content: ControlWidgetTemplate>: ControlWidgetConfiguration {
    public init(kind: String, content: @escaping () -> Content) {}
}
