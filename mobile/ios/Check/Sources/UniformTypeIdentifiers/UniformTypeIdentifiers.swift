// Uniform Type Identifiers, as far as Hallway uses it. Each with the name of its page in Apple's documentation.
// UTType
public struct UTType: Hashable, Sendable {
    public static let plainText = UTType()
    public static let utf8PlainText = UTType()
    public static let url = UTType()
    public static let contact = UTType()
    // UTType/identifier
    public var identifier: String { "" }
}
