/// What say somebody has, as the rows of a map from the strongest down.
public enum Say: CaseIterable, Hashable, Sendable {
    case veto, signsOff, manager, inTheRoom, asked

    /// The strongest of these roles; who has none yet will at least be asked.
    public init(_ roles: [Role]) {
        if roles.contains(.veto) {
            self = .veto
        } else if roles.contains(.signOff) {
            self = .signsOff
        } else if roles.contains(.manager) || roles.contains(.hiringManager) {
            self = .manager
        } else if roles.contains(.inTheRoom) {
            self = .inTheRoom
        } else {
            self = .asked
        }
    }
}

/// What somebody has shown, as the columns of a map.
public enum Shows: CaseIterable, Hashable, Sendable {
    case nothingYet, concerns, wouldSpeak

    /// Who has not heard of it has shown as little as who has not said.
    public init(_ stance: Stance) {
        switch stance {
        case .hasConcerns: self = .concerns
        case .wouldSpeak: self = .wouldSpeak
        default: self = .nothingYet
        }
    }
}

/// One row of the picture of a map: who has this say, by what they showed, and in it what is missing.
public struct MapRow: Hashable, Sendable {
    public let say: Say
    public let people: [OnTheMap]
    public let gap: GapFound?

    public func people(who shows: Shows) -> [OnTheMap] {
        people.filter { Shows($0.stance) == shows }
    }
}

extension GoalMap {
    /// The map as rows from the strongest say down. A say that nobody has is a row only where that is a gap.
    public var rows: [MapRow] {
        Say.allCases.compactMap { say in
            let seated = people.filter { Say($0.roles) == say }
            let gap = gaps.first { $0.gap.row == say }
            return seated.isEmpty && gap == nil ? nil : MapRow(say: say, people: seated, gap: gap)
        }
    }

    /// Gaps that have no place of their own in the picture.
    public var otherGaps: [GapFound] { gaps.filter { $0.gap.row == nil } }
}

extension Gap {
    /// The row in which a gap is a place that nobody has.
    fileprivate var row: Say? {
        switch self {
        case .noManager: .manager
        case .nobodyCanVeto: .veto
        default: nil
        }
    }
}
