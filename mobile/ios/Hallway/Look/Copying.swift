import UIKit
import UniformTypeIdentifiers

/// Puts text on this phone's clipboard: on no other device's, and not for long.
@MainActor
func copyPrivately(_ text: String) {
    UIPasteboard.general.setItems(
        [[UTType.utf8PlainText.identifier: text]], options: [.localOnly: true, .expirationDate: Date.now.addingTimeInterval(120)])
}
