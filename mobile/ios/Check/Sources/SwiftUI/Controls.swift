// Image
extension Image: Primitive {}

public struct Image: Equatable, Sendable {
    public init(systemName: String) {}
    public init(_ name: String, bundle: Bundle? = nil) {}
}

// Label
public struct Label<Title: View, Icon: View>: Primitive {
    public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {}
}

extension Label where Title == Text, Icon == Image {
    public init(_ titleKey: LocalizedStringKey, systemImage name: String) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, systemImage name: String) {}
}

// LabelStyle
public protocol LabelStyle {}
// IconOnlyLabelStyle
public struct IconOnlyLabelStyle: LabelStyle {}
// TitleAndIconLabelStyle
public struct TitleAndIconLabelStyle: LabelStyle {}

extension LabelStyle where Self == IconOnlyLabelStyle {
    public static var iconOnly: IconOnlyLabelStyle { IconOnlyLabelStyle() }
}

extension LabelStyle where Self == TitleAndIconLabelStyle {
    public static var titleAndIcon: TitleAndIconLabelStyle { TitleAndIconLabelStyle() }
}

// ButtonRole
public struct ButtonRole: Equatable, Sendable {
    private let name: String
    public static let destructive = ButtonRole(name: "destructive")
    public static let cancel = ButtonRole(name: "cancel")
}

// Button
public struct Button<Label: View>: Primitive {
    public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
    public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
}

extension Button where Label == Text {
    public init(_ titleKey: LocalizedStringKey, action: @escaping @MainActor () -> Void) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, action: @escaping @MainActor () -> Void) {}
    public init(_ titleKey: LocalizedStringKey, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
}

extension Button where Label == SwiftUI.Label<Text, Image> {
    public init(_ titleKey: LocalizedStringKey, systemImage: String, action: @escaping @MainActor () -> Void) {}
    public init(_ titleKey: LocalizedStringKey, systemImage: String, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
}

// PrimitiveButtonStyle
@MainActor @preconcurrency
public protocol PrimitiveButtonStyle {}
// BorderedProminentButtonStyle
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {
    public nonisolated init() {}
}
// BorderedButtonStyle
public struct BorderedButtonStyle: PrimitiveButtonStyle {
    public nonisolated init() {}
}
// BorderlessButtonStyle
public struct BorderlessButtonStyle: PrimitiveButtonStyle {
    public nonisolated init() {}
}
// PlainButtonStyle
public struct PlainButtonStyle: PrimitiveButtonStyle {
    public nonisolated init() {}
}

extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
    public static var borderedProminent: BorderedProminentButtonStyle { BorderedProminentButtonStyle() }
}

extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
    public static var bordered: BorderedButtonStyle { BorderedButtonStyle() }
}

extension PrimitiveButtonStyle where Self == BorderlessButtonStyle {
    public static var borderless: BorderlessButtonStyle { BorderlessButtonStyle() }
}

extension PrimitiveButtonStyle where Self == PlainButtonStyle {
    public static var plain: PlainButtonStyle { PlainButtonStyle() }
}

// ButtonStyle
@MainActor @preconcurrency
public protocol ButtonStyle {
    associatedtype Body: View
    typealias Configuration = ButtonStyleConfiguration
    @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Configuration) -> Body
}

// ButtonStyleConfiguration
public struct ButtonStyleConfiguration {
    // ButtonStyleConfiguration/Label
    public struct Label: Primitive {}
    public let role: ButtonRole?
    public let label: Label
    public let isPressed: Bool
}

// ControlSize
public enum ControlSize: CaseIterable, Sendable {
    case mini, small, regular, large, extraLarge
}

// TextField
public struct TextField<Label: View>: Primitive {}

extension TextField where Label == Text {
    public init(_ titleKey: LocalizedStringKey, text: Binding<String>) {}
    public init(_ titleKey: LocalizedStringKey, text: Binding<String>, prompt: Text?) {}
    public init(_ titleKey: LocalizedStringKey, text: Binding<String>, axis: Axis) {}
    public init(_ titleKey: LocalizedStringKey, text: Binding<String>, prompt: Text?, axis: Axis) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, text: Binding<String>) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, text: Binding<String>, axis: Axis) {}
}

// TextFieldStyle
public protocol TextFieldStyle {}
// RoundedBorderTextFieldStyle
public struct RoundedBorderTextFieldStyle: TextFieldStyle {}

extension TextFieldStyle where Self == RoundedBorderTextFieldStyle {
    public static var roundedBorder: RoundedBorderTextFieldStyle { RoundedBorderTextFieldStyle() }
}

// Toggle
public struct Toggle<Label: View>: Primitive {
    public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {}
}

extension Toggle where Label == Text {
    public init(_ titleKey: LocalizedStringKey, isOn: Binding<Bool>) {}
    @_disfavoredOverload public init<S: StringProtocol>(_ title: S, isOn: Binding<Bool>) {}
}

// Picker
public struct Picker<Label: View, SelectionValue: Hashable, Content: View>: Primitive {}

extension Picker where Label == Text {
    public init(_ titleKey: LocalizedStringKey, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content) {}
}

// PickerStyle
public protocol PickerStyle {}
// SegmentedPickerStyle
public struct SegmentedPickerStyle: PickerStyle {}
// InlinePickerStyle
public struct InlinePickerStyle: PickerStyle {}

extension PickerStyle where Self == SegmentedPickerStyle {
    public static var segmented: SegmentedPickerStyle { SegmentedPickerStyle() }
}

extension PickerStyle where Self == InlinePickerStyle {
    public static var inline: InlinePickerStyle { InlinePickerStyle() }
}

// DatePicker
public struct DatePicker<Label: View>: Primitive {
    public typealias Components = DatePickerComponents
}

extension DatePicker where Label == Text {
    public init(
        _ titleKey: LocalizedStringKey, selection: Binding<Date>, displayedComponents: Components = [.hourAndMinute, .date]
    ) {}
}

// DatePickerComponents
public struct DatePickerComponents: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let hourAndMinute = DatePickerComponents(rawValue: 1)
    public static let date = DatePickerComponents(rawValue: 2)
}

// DatePickerStyle
public protocol DatePickerStyle {}
// GraphicalDatePickerStyle
public struct GraphicalDatePickerStyle: DatePickerStyle {}

extension DatePickerStyle where Self == GraphicalDatePickerStyle {
    public static var graphical: GraphicalDatePickerStyle { GraphicalDatePickerStyle() }
}

// Menu
public struct Menu<Label: View, Content: View>: Primitive {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
}

extension Menu where Label == Text {
    public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> Content) {}
}

extension Menu where Label == SwiftUI.Label<Text, Image> {
    public init(_ titleKey: LocalizedStringKey, systemImage: String, @ViewBuilder content: () -> Content) {}
}

// ProgressView
public struct ProgressView<Label: View, CurrentValueLabel: View>: Primitive {}

extension ProgressView where CurrentValueLabel == EmptyView {
    public init() where Label == EmptyView {}
    public init(_ titleKey: LocalizedStringKey) where Label == Text {}
    public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) where Label == EmptyView {}
}

// ShareLink
public struct ShareLink<Data, PreviewImage, PreviewIcon, Label: View>: Primitive {}

extension ShareLink where PreviewImage == Never, PreviewIcon == Never, Data == CollectionOfOne<String>, Label == Text {
    // ShareLink/init(_:item:subject:message:)
    public init(_ titleKey: LocalizedStringKey, item: String, subject: Text? = nil, message: Text? = nil) {}
}

// PasteButton
public struct PasteButton: Primitive {
    // PasteButton/init(payloadType:onPaste:)
    public init<T: Transferable>(payloadType: T.Type, onPaste: @escaping ([T]) -> Void) {}
}

// Transferable
public protocol Transferable {}
extension String: Transferable {}

// Link
public struct Link<Label: View>: Primitive {
    public init(destination: URL, @ViewBuilder label: () -> Label) {}
}

// KeyEquivalent
public struct KeyEquivalent: Sendable, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(_ character: Character) {}
    public init(extendedGraphemeClusterLiteral: Character) {}
    public static let `return` = KeyEquivalent("\r")
    // KeyEquivalent/leftArrow, KeyEquivalent/rightArrow, KeyEquivalent/downArrow
    public static let leftArrow = KeyEquivalent("\u{F702}")
    public static let rightArrow = KeyEquivalent("\u{F703}")
    public static let downArrow = KeyEquivalent("\u{F701}")
}

// EventModifiers
public struct EventModifiers: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let shift = EventModifiers(rawValue: 1)
    public static let command = EventModifiers(rawValue: 2)
    public static let option = EventModifiers(rawValue: 4)
}

extension View {
    // View/buttonStyle(_:)
    public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { modified }
    public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { modified }
    // View/controlSize(_:)
    public func controlSize(_ size: ControlSize) -> some View { modified }
    // View/labelStyle(_:)
    public func labelStyle<S: LabelStyle>(_ style: S) -> some View { modified }
    // View/textFieldStyle(_:)
    public func textFieldStyle<S: TextFieldStyle>(_ style: S) -> some View { modified }
    // View/pickerStyle(_:)
    public func pickerStyle<S: PickerStyle>(_ style: S) -> some View { modified }
    // View/datePickerStyle(_:)
    public func datePickerStyle<S: DatePickerStyle>(_ style: S) -> some View { modified }
    // View/disabled(_:)
    public func disabled(_ disabled: Bool) -> some View { modified }
    // View/focused(_:)
    public func focused(_ condition: FocusState<Bool>.Binding) -> some View { modified }
    // View/focused(_:equals:)
    public func focused<V: Hashable>(_ binding: FocusState<V>.Binding, equals value: V) -> some View { modified }
    // View/onSubmit(of:_:)
    public func onSubmit(_ action: @escaping () -> Void) -> some View { modified }
    // View/keyboardShortcut(_:modifiers:)
    public func keyboardShortcut(_ key: KeyEquivalent, modifiers: EventModifiers = .command) -> some View { modified }
}
