import HallwayGroup
import SwiftUI
import UIKit
import UniformTypeIdentifiers

/// The share sheet: text from another app stands in a field, and becomes a line once the user says so. It has no key and opens no
/// journal: the line waits in the inbox.
final class ShareViewController: UIViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        let shown = UIHostingController(
            rootView: ShareView(shared: shared, save: save, leave: { [weak self] in self?.leave() }))
        addChild(shown)
        shown.view.frame = view.bounds
        shown.view.autoresizingMask = [.flexibleWidth, .flexibleHeight]
        view.addSubview(shown.view)
        shown.didMove(toParent: self)
    }

    /// What the other app handed over, as text; nothing where it is none.
    private func shared() async -> String {
        let items = extensionContext?.inputItems.compactMap { $0 as? NSExtensionItem } ?? []
        var parts: [String] = []
        for item in items {
            if let text = item.attributedContentText?.string { parts.append(text) }
            for provider in item.attachments ?? [] {
                if let text = await provider.textToShare(), !parts.contains(text) { parts.append(text) }
            }
        }
        return parts.joined(separator: "\n")
    }

    /// Whether the line is kept.
    private func save(_ text: String) throws {
        guard let inbox = AppGroup.inbox else { throw Inbox.Full() }
        try inbox.put(text, at: .now)
        leave()
    }

    private func leave() {
        extensionContext?.completeRequest(returningItems: nil)
    }
}

extension NSItemProvider {
    /// Text, or the address of a page.
    fileprivate func textToShare() async -> String? {
        if canLoadObject(ofClass: String.self) {
            return await withCheckedContinuation { done in
                _ = loadObject(ofClass: String.self) { text, _ in done.resume(returning: text) }
            }
        }
        guard canLoadObject(ofClass: URL.self) else { return nil }
        return await withCheckedContinuation { done in
            _ = loadObject(ofClass: URL.self) { url, _ in done.resume(returning: url?.absoluteString) }
        }
    }
}
