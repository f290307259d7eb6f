import SwiftSyntax

/// Whatever can be touched has a name that VoiceOver says: its title, words in what it shows, or a label of its own.
struct Labels {
    private(set) var objections: [String] = []

    init(_ sources: [Source]) {
        let speaking = Speaking(sources)
        for source in sources {
            let visitor = Touchables(speaking, in: source.path)
            visitor.walk(source.tree)
            objections += visitor.nameless.map { "\(source.place($0)): \(firstLine($0)) has no name" }
        }
    }
}

private func firstLine(_ syntax: some SyntaxProtocol) -> String {
    String(syntax.trimmedDescription.split(separator: "\n").first ?? "")
}

/// Views of the app in which words stand, and of each source its functions, properties and variables that hold such views.
private struct Speaking {
    /// Of SwiftUI at first; a field and a switch speak by their titles, which are looked at by themselves.
    private var everywhere: Set = ["Text", "Label", "LabeledContent", "ContentUnavailableView"]
    private var here: [String: Set<String>] = [:]

    init(_ sources: [Source]) {
        var makers: [(path: String, maker: Makers.Maker)] = []
        for source in sources {
            let visitor = Makers(viewMode: .sourceAccurate)
            visitor.walk(source.tree)
            makers += visitor.found.map { (source.path, $0) }
        }
        // One that shows one that speaks speaks as well.
        var before = -1
        while count > before {
            before = count
            for (path, maker) in makers where speak(maker.body, in: path) {
                if maker.isType { everywhere.insert(maker.name) } else { here[path, default: []].insert(maker.name) }
            }
        }
    }

    private var count: Int { everywhere.count + here.values.map(\.count).reduce(0, +) }

    func speak(_ syntax: some SyntaxProtocol, in path: String) -> Bool {
        let visitor = Words(everywhere.union(here[path] ?? []))
        visitor.walk(syntax)
        return visitor.speaks
    }
}

private final class Makers: SyntaxVisitor {
    struct Maker {
        let name: String
        let isType: Bool
        let body: Syntax
    }
    private(set) var found: [Maker] = []

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        found.append(Maker(name: node.name.text, isType: true, body: Syntax(node.memberBlock)))
        return .visitChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        if let body = node.body, node.signature.returnClause?.type.trimmedDescription.contains("View") == true {
            found.append(Maker(name: node.name.text, isType: false, body: Syntax(body)))
        }
        return .visitChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        for binding in node.bindings {
            let isView = binding.typeAnnotation?.type.trimmedDescription.contains("View") == true
            let body = isView ? binding.accessorBlock.map(Syntax.init) : binding.initializer.map(Syntax.init)
            guard let body else { continue }
            found.append(Maker(name: binding.pattern.trimmedDescription, isType: false, body: body))
        }
        return .visitChildren
    }
}

/// Whether words stand somewhere below.
private final class Words: SyntaxVisitor {
    private let names: Set<String>
    private(set) var speaks = false

    init(_ names: Set<String>) {
        self.names = names
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if node.name == "accessibilityLabel" { speaks = true }
        if names.contains(node.name), !isEmpty(node) { speaks = true }
        return speaks ? .skipChildren : .visitChildren
    }

    /// Words that are none.
    private func isEmpty(_ call: FunctionCallExprSyntax) -> Bool {
        call.arguments.first?.expression.as(StringLiteralExprSyntax.self)?.segments.trimmedDescription == ""
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        // A property of the same view: `row`. One of SwiftUI's speaks only where it is called.
        if node.parent?.is(FunctionCallExprSyntax.self) == false, names.contains(node.baseName.text),
            node.baseName.text.first?.isLowercase == true
        {
            speaks = true
        }
        return .visitChildren
    }

    override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
        // What the style of a button was given to show.
        if node.trimmedDescription == "configuration.label" { speaks = true }
        return .visitChildren
    }
}

private final class Touchables: SyntaxVisitor {
    private let speaking: Speaking
    private let path: String
    private(set) var nameless: [FunctionCallExprSyntax] = []

    /// Those whose title is their first argument, or stands in their label.
    private static let titled: Set = [
        "Button", "Toggle", "TextField", "SecureField", "TextEditor", "Picker", "Menu", "NavigationLink", "Link", "DatePicker",
        "Stepper",
        "Slider", "DisclosureGroup", "ColorPicker", "ControlWidgetButton",
    ]
    /// What makes anything into something that can be touched.
    private static let gestures: Set = [
        "onTapGesture", "onLongPressGesture", "gesture", "simultaneousGesture", "highPriorityGesture",
    ]

    init(_ speaking: Speaking, in path: String) {
        self.speaking = speaking
        self.path = path
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let isTitled = node.calledExpression.is(DeclReferenceExprSyntax.self) && Self.titled.contains(node.name)
        if isTitled, !hasTitle(node), !isNamedAbove(node) { nameless.append(node) }
        if let member = node.calledExpression.as(MemberAccessExprSyntax.self), let base = member.base,
            Self.gestures.contains(node.name),
            !speaks(base), !isNamedAbove(node)
        {
            nameless.append(node)
        }
        return .visitChildren
    }

    private func speaks(_ syntax: some SyntaxProtocol) -> Bool {
        speaking.speak(syntax, in: path)
    }

    /// Its first argument is a title, or words stand in what it shows.
    private func hasTitle(_ call: FunctionCallExprSyntax) -> Bool {
        if let first = call.arguments.first, first.label == nil, !first.expression.is(ClosureExprSyntax.self) {
            return !isEmpty(first.expression)
        }
        if let label = call.arguments.first(where: { $0.label?.text == "label" }) { return speaks(label.expression) }
        if let label = call.additionalTrailingClosures.first(where: { $0.label.text == "label" }) {
            return speaks(label.closure)
        }
        // Where what it does stands in brackets, what it shows follows them.
        let does: Set = ["action", "intent", "value", "destination", "isOn", "isExpanded", "selection"]
        guard call.arguments.contains(where: { does.contains($0.label?.text ?? "") }) else { return false }
        return call.trailingClosure.map(speaks) ?? false
    }

    private func isEmpty(_ expression: ExprSyntax) -> Bool {
        expression.as(StringLiteralExprSyntax.self)?.segments.allSatisfy { $0.trimmedDescription.isEmpty } ?? false
    }

    /// A label of its own among what is said of it, or it is hidden from those who hear.
    private func isNamedAbove(_ call: FunctionCallExprSyntax) -> Bool {
        let naming: Set = ["accessibilityLabel", "accessibilityHidden", "accessibilityRepresentation"]
        var node = Syntax(call)
        while let member = node.parent?.as(MemberAccessExprSyntax.self), member.base?.id == node.as(ExprSyntax.self)?.id,
            let above = member.parent?.as(FunctionCallExprSyntax.self)
        {
            if naming.contains(above.name) { return true }
            node = Syntax(above)
        }
        return false
    }
}

/// Nothing of the user's is written where another program or a crash report could read it.
struct Logs {
    private(set) var objections: [String] = []

    init(_ sources: [Source]) {
        for source in sources {
            let visitor = Writing(viewMode: .sourceAccurate)
            visitor.walk(source.tree)
            objections += visitor.found.map { "\(source.place($0)): \(firstLine($0))" }
        }
    }

    private final class Writing: SyntaxVisitor {
        var found: [FunctionCallExprSyntax] = []

        override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
            let writes: Set = ["print", "debugPrint", "dump", "NSLog", "os_log", "Logger"]
            if node.calledExpression.is(DeclReferenceExprSyntax.self), writes.contains(node.name) { found.append(node) }
            return .visitChildren
        }
    }
}
