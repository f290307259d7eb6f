// DisplayRepresentation, TypeDisplayRepresentation
public struct DisplayRepresentation: Sendable, ExpressibleByStringInterpolation {
    public init(title: LocalizedStringResource, subtitle: LocalizedStringResource? = nil) {}
    public init(stringLiteral value: String) {}
}
public struct TypeDisplayRepresentation: Sendable, ExpressibleByStringInterpolation {
    public init(name: LocalizedStringResource, numericFormat: LocalizedStringResource? = nil) {}
    public init(stringLiteral value: String) {}
}

// DisplayRepresentable, InstanceDisplayRepresentable, TypeDisplayRepresentable
public protocol DisplayRepresentable: Sendable {
    static var typeDisplayRepresentation: TypeDisplayRepresentation { get }
    var displayRepresentation: DisplayRepresentation { get }
}

// AppEntity
public protocol AppEntity: DisplayRepresentable, Identifiable, PersistentlyIdentifiable, _IntentValue where ID: Sendable {
    associatedtype DefaultQuery: EntityQuery where DefaultQuery.Entity == Self
    static var defaultQuery: DefaultQuery { get }
}

// EntityQuery, EntityStringQuery
public protocol EntityQuery: Sendable {
    associatedtype Entity: AppEntity
    init()
    func entities(for identifiers: [Entity.ID]) async throws -> [Entity]
    func suggestedEntities() async throws -> [Entity]
}
extension EntityQuery {
    public func suggestedEntities() async throws -> [Entity] { [] }
}
public protocol EntityStringQuery: EntityQuery {
    func entities(matching string: String) async throws -> [Entity]
}
