import Foundation
import SwiftSyntax

/// What the string literals of sources say: keys of a catalog, words that a person would read, or names that only programs read.
struct Strings {
    /// Words in the source, each with where.
    private(set) var words: [String] = []
    /// Keys, each with where; a value that is put in stands as `%`.
    private var keys: [(key: String, place: String)] = []

    init(_ sources: [Source]) {
        for source in sources {
            let visitor = Literals(viewMode: .sourceAccurate)
            visitor.walk(source.tree)
            for literal in visitor.found {
                let text = Self.shape(literal)
                guard text.contains(where: \.isLetter), !isForPrograms(literal) else { continue }
                if isKey(text) {
                    keys.append((text, source.place(literal)))
                } else {
                    words.append("\(source.place(literal)): \(literal.trimmedDescription)")
                }
            }
        }
    }

    /// Keys that no catalog has.
    func missing(in catalogs: [Catalog]) -> [String] {
        let there = Set(catalogs.flatMap { $0.strings.keys.map(Self.shape) })
        return keys.filter { !there.contains($0.key) }.map { "\($0.place): \($0.key)" }
    }

    /// Keys of the catalogs that nothing uses, that say nothing, or that leave out what is put in.
    func idle(in catalogs: [Catalog]) -> [String] {
        let used = Set(keys.map(\.key))
        return catalogs.flatMap { catalog in
            catalog.strings.flatMap { key, entry in
                var wrong: [String] = []
                if !used.contains(Self.shape(key)) { wrong.append("\(key): nothing uses it") }
                let said = entry.localizations?["en"]?.values ?? []
                if said.isEmpty || said.contains(where: \.isEmpty) { wrong.append("\(key): it says nothing in English") }
                for value in said where Self.placeholders(value) > Self.placeholders(key) {
                    wrong.append("\(key): \(value.debugDescription) wants more than is put in")
                }
                return wrong
            }
        }.sorted()
    }

    /// The literal with `%` for whatever is put in.
    private static func shape(_ literal: StringLiteralExprSyntax) -> String {
        literal.segments.map { segment in
            if case .stringSegment(let text) = segment { text.content.text } else { "%" }
        }.joined()
    }

    /// The key of a catalog in the same form; what a shortcut puts in stands there by its name.
    private static func shape(_ key: String) -> String {
        key.replacing(/%(\d+\$)?(@|l?l?[du]|lf|f)|\$\{\w+\}/, with: "%")
    }

    private static func placeholders(_ text: String) -> Int {
        shape(text).count { $0 == "%" }
    }
}

/// A key is words in small letters with lines between them, and after it what is put in.
private func isKey(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*( %)*/) != nil
}

private final class Literals: SyntaxVisitor {
    var found: [StringLiteralExprSyntax] = []

    /// What only Xcode's previews show is shipped to nobody.
    override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
        node.condition?.trimmedDescription == "DEBUG" ? .skipChildren : .visitChildren
    }

    override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        found.append(node)
        return .visitChildren
    }
}

/// Nobody reads it: the name of a picture, of a queue, of a setting; a raw value; a constant that names something of the system's.
private func isForPrograms(_ literal: StringLiteralExprSyntax) -> Bool {
    // Where something is the name of a thing.
    let labels: Set = [
        "systemImage", "systemName", "systemImageName", "table", "tableName", "identifier", "forKey", "suiteName", "kind", "named",
        "service", "withName", "string", "category", "subsystem", "protectionClass", "phrases", "domainIdentifier", "comment", "of",
        "with", "separator", "verbatim", "joined", "name",
    ]
    let functions: Set = [
        "accessibilityIdentifier", "SceneStorage", "AppStorage", "Color", "Image", "DispatchQueue", "Notification", "URL", "Logger",
        "keyboardShortcut", "hasPrefix", "hasSuffix", "Regex", "UserDefaults", "matchedGeometryEffect", "Keychain", "appending",
        "split",
        "contains",
    ]
    var node = Syntax(literal)
    while let parent = node.parent {
        if let argument = parent.as(LabeledExprSyntax.self) {
            if let label = argument.label?.text, labels.contains(label) { return true }
            let call = argument.parent?.parent
            if let called = call?.as(FunctionCallExprSyntax.self), functions.contains(called.name) { return true }
            if let attribute = call?.as(AttributeSyntax.self), functions.contains(attribute.attributeName.trimmedDescription) {
                return true
            }
            if call?.is(AttributeSyntax.self) == true { return true }
            // What stands in another call's argument is looked at by itself.
            return false
        }
        if parent.is(EnumCaseElementSyntax.self) || parent.is(SubscriptCallExprSyntax.self) { return true }
        if let binding = parent.as(PatternBindingSyntax.self), binding.accessorBlock != nil {
            // The name of a picture; what is shown has a type that says so, or is made a sentence of.
            let isString = binding.typeAnnotation?.type.trimmedDescription == "String"
            return isString && literal.segments.trimmedDescription.wholeMatch(of: /[a-z0-9.]+/) != nil
        }
        if let binding = parent.as(PatternBindingSyntax.self), binding.initializer?.value.id == literal.id {
            // A constant that holds a name; what is shown has a type that says so.
            let declared = binding.parent?.parent?.as(VariableDeclSyntax.self)
            let type = binding.typeAnnotation?.type.trimmedDescription ?? "String"
            return declared?.bindingSpecifier.tokenKind == .keyword(.let) && type == "String"
        }
        if parent.is(ClosureExprSyntax.self) || parent.is(FunctionDeclSyntax.self) { return false }
        node = parent
    }
    return false
}

extension FunctionCallExprSyntax {
    /// What is called, without what it is called of.
    var name: String {
        if let member = calledExpression.as(MemberAccessExprSyntax.self) { return member.declName.baseName.text }
        if let generic = calledExpression.as(GenericSpecializationExprSyntax.self) { return generic.expression.trimmedDescription }
        return calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
    }
}
