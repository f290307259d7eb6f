import Foundation

/// A link into the app: `hallway://log`, `hallway://log?with=ID,ID`, `hallway://prep`, `hallway://prep/ID,ID`, `hallway://today`.
public enum Link: Hashable, Sendable {
    case log(with: [String])
    case prep([String])
    /// The card of whoever is met next, by the calendar.
    case next
    case today

    /// What a link says; nothing for one that says nothing Hallway knows. Other apps write these: nothing of it is trusted.
    public init?(_ url: URL) {
        guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: false), parts.scheme == "hallway" else { return nil }
        switch parts.host {
        case "log":
            let with = parts.queryItems?.first { $0.name == "with" }?.value ?? ""
            self = .log(with: with.split(separator: ",").compactMap { id(String($0)) })
        case "prep":
            guard let named = parts.path.split(separator: "/").first else {
                self = .next
                return
            }
            let people = named.split(separator: ",").compactMap { id(String($0)) }
            guard !people.isEmpty else { return nil }
            self = .prep(people)
        case "today":
            self = .today
        default:
            return nil
        }
    }

    /// The card of the person with this id, as Spotlight names them; nothing for what is no id.
    public init?(person: String) {
        guard let person = id(person) else { return nil }
        self = .prep([person])
    }

    /// The link as a widget or a notification carries it.
    public var url: URL? {
        var parts = URLComponents()
        parts.scheme = "hallway"
        switch self {
        case .log(let people):
            parts.host = "log"
            if !people.isEmpty { parts.queryItems = [URLQueryItem(name: "with", value: people.joined(separator: ","))] }
        case .prep(let people):
            parts.host = "prep"
            parts.path = "/" + people.joined(separator: ",")
        case .next:
            parts.host = "prep"
        case .today:
            parts.host = "today"
        }
        return parts.url
    }
}

/// An id is sixteen bytes in hexadecimal digits; whatever else stands there is nobody's.
private func id(_ text: String) -> String? {
    text.wholeMatch(of: /[0-9a-f-]{32,36}/) == nil ? nil : text
}
