import Foundation

/// Sentences that are the app's own, by what they are for. Everything else that a screen says comes from the journal.
public enum Wording: String, CaseIterable, Sendable {
    case keyGone = "key_gone"
    case keysLocked = "keys_locked"
    case newDevice = "new_device"
    /// Takes the name of the other device.
    case notAMember = "not_a_member"
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

    /// Takes first names, and a time.
    case meetingBefore = "meeting_before"
    /// Takes first names.
    case meetingAfter = "meeting_after"
    case meetingCard = "meeting_card"
    case meetingReply = "meeting_reply"
    case meetingSend = "meeting_send"
    case meetingField = "meeting_field"
    case saidSaved = "said_saved"
    case saidWaits = "said_waits"
    case inboxFull = "inbox_full"
    case notOpen = "not_open"
    case lineTooLong = "line_too_long"

    case lineEmpty = "line_empty"
    case peopleEmpty = "people_empty"
    case todayEnd = "today_end"
    case reviewEnd = "review_end"

    /// The sentence in the user's language.
    public var text: String {
        Bundle.module.localizedString(forKey: rawValue, value: nil, table: nil)
    }

    /// The sentence with these put in.
    public func text(_ parts: String...) -> String {
        String(format: text, arguments: parts)
    }
}
