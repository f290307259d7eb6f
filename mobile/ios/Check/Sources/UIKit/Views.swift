// What the share sheet needs of UIView. Each with the name of its page in Apple's documentation.
extension UIView {
    // UIView/frame, UIView/bounds
    public var frame: CGRect {
        get { .zero }
        set {}
    }
    public var bounds: CGRect { .zero }
    // UIView/autoresizingMask
    public var autoresizingMask: AutoresizingMask {
        get { [] }
        set {}
    }
    // UIView/addSubview(_:)
    public func addSubview(_ view: UIView) {}

    // UIView/AutoresizingMask
    public struct AutoresizingMask: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static let flexibleWidth = AutoresizingMask(rawValue: 2)
        public static let flexibleHeight = AutoresizingMask(rawValue: 16)
    }
}
