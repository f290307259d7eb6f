// LocalizedStringKey
public struct LocalizedStringKey: Equatable, ExpressibleByStringInterpolation {
    public init(_ value: String) {}
    public init(stringLiteral value: String) {}
    public init(stringInterpolation: StringInterpolation) {}

    // LocalizedStringKey/StringInterpolation
    public struct StringInterpolation: StringInterpolationProtocol {
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) {}
        public mutating func appendInterpolation(_ string: String) {}
        public mutating func appendInterpolation(_ text: Text) {}
        public mutating func appendInterpolation<T: BinaryInteger>(_ value: T) {}
        public mutating func appendInterpolation<F: FormatStyle>(_ input: F.FormatInput, format: F)
        where F.FormatInput: Equatable, F.FormatOutput == String {}
    }
}

// Text
extension Text: Primitive {}

public struct Text: Equatable, Sendable {
    // Text/init(_:tableName:bundle:comment:)
    public init(_ key: LocalizedStringKey, tableName: String? = nil, bundle: Bundle? = nil, comment: StaticString? = nil) {}
    // Text/init(_:)
    @_disfavoredOverload public init<S: StringProtocol>(_ content: S) {}
    // Text/init(verbatim:)
    public init(verbatim content: String) {}
    // Text/init(_:format:)
    public init<F: FormatStyle>(_ input: F.FormatInput, format: F) where F.FormatInput: Equatable, F.FormatOutput == String {}
    // Text/init(_:style:)
    public init(_ date: Date, style: DateStyle) {}

    // Text/DateStyle
    public struct DateStyle: Sendable {
        public static let time = DateStyle()
        public static let date = DateStyle()
    }

    // Text/font(_:), Text/fontWeight(_:), Text/bold(), Text/italic(), Text/foregroundStyle(_:)
    public func font(_ font: Font?) -> Text { self }
    public func fontWeight(_ weight: Font.Weight?) -> Text { self }
    public func bold() -> Text { self }
    public func italic() -> Text { self }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { self }
    // Text/+(_:_:)
    public static func + (lhs: Text, rhs: Text) -> Text { lhs }
}

// Font
public struct Font: Hashable, Sendable {
    public static let largeTitle = Font()
    public static let title = Font()
    public static let title2 = Font()
    public static let title3 = Font()
    public static let headline = Font()
    public static let subheadline = Font()
    public static let body = Font()
    public static let callout = Font()
    public static let footnote = Font()
    public static let caption = Font()
    // Font/system(size:weight:design:)
    public static func system(size: CGFloat, weight: Weight? = nil, design: Design? = nil) -> Font { Font() }
    // Font/system(_:design:weight:)
    public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
    public func bold() -> Font { self }
    public func italic() -> Font { self }
    public func weight(_ weight: Weight) -> Font { self }
    public func monospaced() -> Font { self }

    // Font/Weight
    public struct Weight: Hashable, Sendable {
        public static let regular = Weight()
        public static let medium = Weight()
        public static let semibold = Weight()
        public static let bold = Weight()
    }
    // Font/Design
    public enum Design: Hashable, Sendable {
        case `default`, serif, rounded, monospaced
    }
    // Font/TextStyle
    public enum TextStyle: Hashable, CaseIterable, Sendable {
        case largeTitle, title, title2, title3, headline, subheadline, body, callout, footnote, caption, caption2
    }
}

// TextAlignment
public enum TextAlignment: Hashable, CaseIterable, Sendable {
    case leading, center, trailing
}

// TextSelectability
public protocol TextSelectability {}
// EnabledTextSelectability
public struct EnabledTextSelectability: TextSelectability {}
// DisabledTextSelectability
public struct DisabledTextSelectability: TextSelectability {}

extension TextSelectability where Self == EnabledTextSelectability {
    public static var enabled: EnabledTextSelectability { EnabledTextSelectability() }
}

extension TextSelectability where Self == DisabledTextSelectability {
    public static var disabled: DisabledTextSelectability { DisabledTextSelectability() }
}

// TextInputAutocapitalization
public struct TextInputAutocapitalization: Sendable {
    public static var never: TextInputAutocapitalization { TextInputAutocapitalization() }
    public static var sentences: TextInputAutocapitalization { TextInputAutocapitalization() }
    public static var words: TextInputAutocapitalization { TextInputAutocapitalization() }
    public static var characters: TextInputAutocapitalization { TextInputAutocapitalization() }
}

extension View {
    // View/font(_:)
    public func font(_ font: Font?) -> some View { modified }
    // View/fontWeight(_:)
    public func fontWeight(_ weight: Font.Weight?) -> some View { modified }
    // View/bold(_:)
    public func bold(_ isActive: Bool = true) -> some View { modified }
    // View/italic(_:)
    public func italic(_ isActive: Bool = true) -> some View { modified }
    // View/lineLimit(_:)
    public func lineLimit(_ number: Int?) -> some View { modified }
    public func lineLimit(_ limit: ClosedRange<Int>) -> some View { modified }
    // View/multilineTextAlignment(_:)
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { modified }
    // View/minimumScaleFactor(_:)
    public func minimumScaleFactor(_ factor: CGFloat) -> some View { modified }
    // View/textSelection(_:)
    public func textSelection<S: TextSelectability>(_ selectability: S) -> some View { modified }
    // View/autocorrectionDisabled(_:)
    public func autocorrectionDisabled(_ disable: Bool = true) -> some View { modified }
    // View/textInputAutocapitalization(_:)
    public func textInputAutocapitalization(_ autocapitalization: TextInputAutocapitalization?) -> some View { modified }
}
