// ShapeStyle
public protocol ShapeStyle: Sendable {}

// Color
extension Color: Primitive {}

public struct Color: ShapeStyle, Hashable {
    // Color/init(_:bundle:)
    public init(_ name: String, bundle: Bundle? = nil) {}
    // Color/init(uiColor:)
    public init(uiColor: UIColor) {}
    public static let clear = Color("clear")
    public static let black = Color("black")
    public static let white = Color("white")
    public static let red = Color("red")
    public static let primary = Color("primary")
    public static let secondary = Color("secondary")
}

extension ShapeStyle where Self == Color {
    public static var clear: Color { .init("clear") }
    public static var black: Color { .init("black") }
    public static var white: Color { .init("white") }
    public static var red: Color { .init("red") }
}

// HierarchicalShapeStyle
public struct HierarchicalShapeStyle: ShapeStyle {}

extension ShapeStyle where Self == HierarchicalShapeStyle {
    public static var primary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var secondary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var tertiary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var quaternary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
}

// BackgroundStyle
public struct BackgroundStyle: ShapeStyle {}

extension ShapeStyle where Self == BackgroundStyle {
    public static var background: BackgroundStyle { BackgroundStyle() }
}

// TintShapeStyle
public struct TintShapeStyle: ShapeStyle {}

extension ShapeStyle where Self == TintShapeStyle {
    public static var tint: TintShapeStyle { TintShapeStyle() }
}

// Material
public struct Material: ShapeStyle {
    public static let bar = Material()
}

extension ShapeStyle where Self == Material {
    public static var bar: Material { Material() }
}

// Shape
public protocol Shape: Sendable, View where Body == Never {
    nonisolated func path(in rect: CGRect) -> Path
}

extension Shape {
    public var body: Never { fatalError() }
    public nonisolated func path(in rect: CGRect) -> Path { Path() }
    // Shape/fill(_:style:)
    public func fill<S: ShapeStyle>(_ content: S) -> some View { modified }
    // Shape/stroke(_:style:)
    public func stroke<S: ShapeStyle>(_ content: S, style: StrokeStyle) -> some View { modified }
}

// InsettableShape
public protocol InsettableShape: Shape {}

extension InsettableShape {
    // InsettableShape/strokeBorder(_:style:antialiased:)
    public func strokeBorder<S: ShapeStyle>(_ content: S, style: StrokeStyle, antialiased: Bool = true) -> some View { modified }
}

// Rectangle
public struct Rectangle: InsettableShape {
    public nonisolated init() {}
}

// RoundedRectangle
public struct RoundedRectangle: InsettableShape {
    public nonisolated init(cornerRadius: CGFloat) {}
}

// Circle
public struct Circle: InsettableShape {
    public nonisolated init() {}
}

// Capsule
public struct Capsule: InsettableShape {
    public nonisolated init() {}
}

extension Shape where Self == Rectangle {
    // Shape/rect
    public nonisolated static var rect: Rectangle { Rectangle() }
}

extension Shape where Self == RoundedRectangle {
    // Shape/rect(cornerRadius:style:)
    public nonisolated static func rect(cornerRadius: CGFloat) -> RoundedRectangle { RoundedRectangle(cornerRadius: cornerRadius) }
}

extension Shape where Self == Circle {
    // Shape/circle
    public nonisolated static var circle: Circle { Circle() }
}

extension Shape where Self == Capsule {
    // Shape/capsule
    public nonisolated static var capsule: Capsule { Capsule() }
}

// StrokeStyle
public struct StrokeStyle: Equatable, Sendable {
    public init(lineWidth: CGFloat = 1, dash: [CGFloat] = []) {}
}

// Path
public struct Path: Equatable, Sendable {
    public init() {}
    // Path/init(_:)
    public init(_ rect: CGRect) {}
    public init(_ callback: (inout Path) -> Void) {}
    // Path/addArc(center:radius:startAngle:endAngle:clockwise:transform:)
    public mutating func addArc(center: CGPoint, radius: CGFloat, startAngle: Angle, endAngle: Angle, clockwise: Bool) {}
}

// Angle
public struct Angle: Hashable, Sendable {
    public static func degrees(_ degrees: Double) -> Angle { Angle() }
    public static func radians(_ radians: Double) -> Angle { Angle() }
}

// Canvas
public struct Canvas<Symbols: View>: Primitive {
    // Canvas/init(opaque:colorMode:rendersAsynchronously:renderer:)
    public init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) where Symbols == EmptyView {}
}

// GraphicsContext
public struct GraphicsContext {
    // GraphicsContext/Shading
    public struct Shading: Sendable {
        public static func color(_ color: Color) -> Shading { Shading() }
    }
    // GraphicsContext/fill(_:with:style:)
    public func fill(_ path: Path, with shading: Shading) {}
    // GraphicsContext/stroke(_:with:lineWidth:)
    public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) {}
    // GraphicsContext/draw(_:at:anchor:)
    public func draw(_ text: Text, at point: CGPoint, anchor: UnitPoint = .center) {}
}

// Animation
public struct Animation: Equatable, Sendable {
    public static func easeOut(duration: TimeInterval) -> Animation { Animation() }
    public static func easeInOut(duration: TimeInterval) -> Animation { Animation() }
}

// AnyTransition
public struct AnyTransition {
    public static var opacity: AnyTransition { AnyTransition() }
}

// ContentTransition
public struct ContentTransition: Equatable, Sendable {
    public static let opacity = ContentTransition()
    public static let identity = ContentTransition()
}

// ContainerBackgroundPlacement
public struct ContainerBackgroundPlacement: Sendable {
    public static let widget = ContainerBackgroundPlacement()
}

extension View {
    // View/foregroundStyle(_:)
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { modified }
    // View/tint(_:)
    public func tint<S: ShapeStyle>(_ tint: S?) -> some View { modified }
    public func tint(_ tint: Color?) -> some View { modified }
    // View/opacity(_:)
    public func opacity(_ opacity: Double) -> some View { modified }
    // View/background(_:ignoresSafeAreaEdges:)
    public func background<S: ShapeStyle>(_ style: S, ignoresSafeAreaEdges edges: Edge.Set = .all) -> some View { modified }
    // View/background(_:in:fillStyle:)
    public func background<S: ShapeStyle, T: InsettableShape>(_ style: S, in shape: T) -> some View { modified }
    // View/background(alignment:content:)
    public func background<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { modified }
    // View/overlay(alignment:content:)
    public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { modified }
    // View/contentShape(_:eoFill:)
    public func contentShape<S: Shape>(_ shape: S, eoFill: Bool = false) -> some View { modified }
    // View/animation(_:value:)
    public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { modified }
    // View/transition(_:)
    public func transition(_ t: AnyTransition) -> some View { modified }
    // View/contentTransition(_:)
    public func contentTransition(_ transition: ContentTransition) -> some View { modified }
    // View/containerBackground(_:for:)
    public func containerBackground<S: ShapeStyle>(_ style: S, for container: ContainerBackgroundPlacement) -> some View {
        modified
    }
}
