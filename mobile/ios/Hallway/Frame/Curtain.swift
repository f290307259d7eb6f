import SwiftUI
import UIKit

/// A window over every other one of the app, sheets too: what lies behind it cannot be seen, touched or read out.
@MainActor
final class Curtain {
    private var window: UIWindow?
    private var locks = false
    /// The window that had the keyboard before.
    private weak var behind: UIWindow?

    /// Draws it. One that locks takes the keyboard away as well.
    func draw(locks: Bool, @ViewBuilder _ content: () -> some View) {
        if window != nil, self.locks == locks { return }
        lift()
        guard let scene = UIApplication.shared.connectedScenes.compactMap({ $0 as? UIWindowScene }).first else { return }
        let window = UIWindow(windowScene: scene)
        window.windowLevel = .alert + 1
        window.rootViewController = UIHostingController(rootView: content())
        window.accessibilityViewIsModal = true
        if locks {
            behind = scene.windows.first { $0.isKeyWindow }
            window.makeKeyAndVisible()
        } else {
            window.isHidden = false
        }
        (self.window, self.locks) = (window, locks)
    }

    func lift() {
        guard let window else { return }
        window.isHidden = true
        self.window = nil
        if locks { behind?.makeKey() }
    }
}

/// What the app switcher shows instead of a screen.
struct PrivacyScreen: View {
    var body: some View {
        Color(uiColor: .systemBackground).ignoresSafeArea()
    }
}
