import SwiftUI
import UIKit

/// A window over every other one of the app, sheets too: what lies behind it cannot be seen, touched or read out.
@MainActor
final class Curtain {
    private var window: UIWindow?
    private var locks = false

    /// Draws it. One that locks takes the keyboard away as well.
    func draw(locks: Bool, @ViewBuilder _ content: () -> some View) {
        if window != nil, self.locks == locks { return }
        lift()
        guard let scene = UIApplication.shared.connectedScenes.compactMap({ $0 as? UIWindowScene }).first else { return }
        let window = UIWindow(windowScene: scene)
        window.windowLevel = .alert + 1
        window.rootViewController = UIHostingController(rootView: content())
        window.accessibilityViewIsModal = true
        if locks { window.makeKeyAndVisible() } else { window.isHidden = false }
        (self.window, self.locks) = (window, locks)
    }

    func lift() {
        window?.isHidden = true
        window = nil
    }
}

/// What the app switcher shows instead of a screen.
struct PrivacyScreen: View {
    var body: some View {
        Color(uiColor: .systemBackground).ignoresSafeArea()
    }
}
