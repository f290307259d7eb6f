import Foundation

/// Sentences that are the app's own, by what they are for. Everything else that a screen says comes from the journal.
public enum Wording: String, CaseIterable, Sendable {
    case keyGone = "key_gone"
    case keysLocked = "keys_locked"
    /// Takes the number that the keychain gave.
    case keysRefused = "keys_refused"
    case stopped
    case notSaved = "not_saved"

    case nothingFound = "nothing_found"
    case cameraRefused = "camera_refused"
    case wrongDigits = "wrong_digits"
    case codeExpired = "code_expired"
    case sameDigits = "same_digits"
    case digitsSame = "digits_same"
    case digitsDiffer = "digits_differ"

    case lineEmpty = "line_empty"
    case peopleEmpty = "people_empty"
    case todayEnd = "today_end"
    case reviewEnd = "review_end"

    /// The sentence in the user's language.
    public var text: String {
        Bundle.module.localizedString(forKey: rawValue, value: nil, table: nil)
    }

    /// The sentence with this put in.
    public func text(_ part: String) -> String {
        String(format: text, part)
    }
}
