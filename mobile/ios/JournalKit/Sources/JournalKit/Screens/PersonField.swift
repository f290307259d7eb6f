import Foundation

/// What of somebody is edited in its place, in the order of the rows.
public enum PersonField: CaseIterable, Hashable, Sendable {
    case name, also, title, org, pronoun, every, notes

    /// Whether this can be what the row says.
    public func fits(_ text: String) -> Bool {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return switch self {
        case .name: !typed.isEmpty
        case .every: typed.isEmpty || (UInt32(typed) ?? 0) > 0
        case .also, .title, .org, .pronoun, .notes: true
        }
    }
}

extension PersonPage {
    /// Where they are now.
    public var position: PositionLine? { positions.first { $0.until == nil } }

    /// What a row says, as it is typed.
    public func said(_ field: PersonField) -> String {
        switch field {
        case .name: person.name
        case .also: nicknames.joined(separator: ", ")
        case .title: position?.title ?? ""
        case .org: position?.org ?? ""
        case .pronoun: pronoun
        case .every: cadenceChosen ? "\(cadence)" : ""
        case .notes: notes
        }
    }

    /// Whether a change of this row may mean two things: that they moved, and what was before is history, or that it was written down
    /// wrongly.
    public func mayHaveMoved(_ field: PersonField) -> Bool {
        (field == .title || field == .org) && !said(field).isEmpty
    }

    /// The edit that makes a row say this; nothing where it does already. Where they moved, what was before ends instead of having
    /// been wrong.
    func edit(_ field: PersonField, _ typed: String, moved: Bool) -> PersonEdit? {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text != said(field) else { return nil }
        var edit = PersonEdit.nothing
        switch field {
        case .name: edit.name = text
        case .also:
            let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            edit.addNicknames = names.filter { !nicknames.contains($0) }
            edit.removeNicknames = nicknames.filter { !names.contains($0) }
        case .title: edit.position = PositionEdit(org: nil, title: text, level: nil, reportsTo: nil, from: nil, correct: !moved)
        case .org: edit.position = PositionEdit(org: text, title: nil, level: nil, reportsTo: nil, from: nil, correct: !moved)
        case .pronoun: edit.pronoun = text
        case .every: edit.cadence = UInt32(text).map { .set($0) } ?? .clear
        case .notes: edit.notes = text
        }
        return edit
    }
}

extension PersonEdit {
    /// Everything stays as it is.
    static let nothing = PersonEdit(
        name: nil, addNicknames: [], removeNicknames: [], relation: nil, pronoun: nil, cadence: .keep, notes: nil, position: nil)
}

extension Relation {
    /// What they may be to the user, in the order in which it is offered.
    public static let all: [Relation] = [.colleague, .manager, .report, .seat, .mentor, .mentee, .outside]
}
