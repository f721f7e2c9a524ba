/* From the OpenAPI document of gift-service, by scripts/generate.mjs. */

export interface paths {
    "/v1/gift-galleries/{creatorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which gifts a creator has been given, by whom first and by whom most */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path: {
                    creatorId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageGalleryItem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gift-levels/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's level, unless they hide it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Level"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gift-rankings/creators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who received most on the whole platform */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    pageSize?: number;
                    pageToken?: string;
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagePlace"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gift-rankings/creators/{creatorId}/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gave a creator most */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    pageSize?: number;
                    pageToken?: string;
                    period?: string;
                };
                header?: never;
                path: {
                    creatorId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagePlace"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gift-rankings/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gave most on the whole platform */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    pageSize?: number;
                    pageToken?: string;
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagePlace"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be given now, in a language (locale, else Accept-Language) and a region (default: what is offered everywhere) */
        get: {
            parameters: {
                query?: {
                    locale?: string;
                    region?: string;
                };
                header?: {
                    "Accept-Language"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Panel"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/gifts/{giftId}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a gift looks like, as SVG, or where its operators keep the picture */
        get: {
            parameters: {
                query?: {
                    v?: string;
                };
                header?: never;
                path: {
                    giftId: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gift-gallery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which gifts the caller has been given, with those who sent quietly */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageGalleryItem"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gift-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's level, and what the next one takes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnLevel"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gift-senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gave the caller most, with those in quiet mode */
        get: {
            parameters: {
                query?: {
                    on?: string;
                    pageSize?: number;
                    pageToken?: string;
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PagePlace"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gift-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's quiet mode, and whether others see their level */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftSettings"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Replaces them; with If-Match only where they are as the caller has seen them */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "If-Match"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SettingsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftSettings"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gifts/newcomers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gave to the caller for the first time, newest first */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageNewcomer"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gifts/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller received, newest first */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageReceivedGift"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/gifts/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller sent, newest first */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageSentGift"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/gifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SendGiftRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GiftAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rooms/{roomId}/gifts/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a gift of the caller's back, while its receipt says that one can */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    roomId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UndoneGift"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's webhooks, oldest first */
        get: {
            parameters: {
                query?: {
                    pageSize?: number;
                    pageToken?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageSubscription"];
                    };
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Subscribes a URL to events; the answer has the secret they are signed with */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubscriptionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreatedWebhook"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CreatedWebhook: {
            /** Format: date-time */
            createdAt: string;
            events: components["schemas"]["EventType"][];
            /**
             * Format: uuid
             * @description The request's Idempotency-Key
             */
            id: string;
            /** @description Here only */
            secret?: string;
            /** @enum {unknown} */
            status: "ACTIVE" | "DISABLED";
            /** Format: uri */
            url: string;
        };
        /** @enum {string} */
        EventType: "gift.received" | "gift.reversed";
        GalleryItem: {
            /** Format: int64 */
            coins: number;
            giftId: string;
            giftName: string;
            /** Format: int64 */
            quantity: number;
            topSender?: components["schemas"]["TopSender"];
            unlockedAt: components["schemas"]["Instant"];
            unlockedBy?: components["schemas"]["Unlocker"];
        };
        /** @description The latter where isTest was asked for */
        GiftAnswer: components["schemas"]["GiftReceipt"] | components["schemas"]["TestGiftReceipt"];
        GiftReceipt: {
            anonymous: boolean;
            /** @description The sender's coins right after */
            balance: number;
            coins: number;
            /** Format: uuid */
            comboId?: string;
            fee: number;
            giftId: string;
            /**
             * Format: uuid
             * @description The request's Idempotency-Key
             */
            id: string;
            /** @description What the sender's limits leave when this is answered, for each period that has one */
            limitsLeft: {
                coins: number;
                /** @enum {unknown} */
                period: "DAY" | "WEEK" | "MONTH";
                /** Format: date-time */
                resetsAt: string;
            }[];
            message?: string;
            /** @description Where the sender has spent much today; to be shown to them, with the offer of a break. Not in an answer that was given before */
            prompt?: {
                /** @description Lengths to offer */
                breakDays: number[];
                /** @description Coins, this gift among them */
                spentToday: number;
            };
            quantity: number;
            quiet: boolean;
            /** Format: uuid */
            receiverId?: string;
            receivers: {
                coins: number;
                fee: number;
                /** Format: uuid */
                receiverId: string;
                share: {
                    basisPoints: number;
                    diamonds: number;
                    policyVersion: number;
                };
            }[];
            /** Format: uuid */
            roomId: string;
            /** Format: date-time */
            sentAt: string;
            share?: {
                basisPoints: number;
                diamonds: number;
                policyVersion: number;
            };
            /** Format: date-time */
            undoUntil?: string;
            unitPrice: number;
        };
        GiftSettings: {
            levelHidden: boolean;
            quiet: boolean;
            version: number;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        Level: {
            /** Format: int32 */
            level?: number;
            personId: components["schemas"]["UUID"];
        };
        Newcomer: {
            firstGift: components["schemas"]["UUID"];
            giftId: string;
            giftName: string;
            name: string;
            personId: components["schemas"]["UUID"];
            sentAt: components["schemas"]["Instant"];
        };
        OwnLevel: {
            /** Format: int64 */
            coins: number;
            hidden: boolean;
            /** Format: int32 */
            level: number;
            /** Format: int64 */
            nextLevelAt?: number;
            personId: components["schemas"]["UUID"];
        };
        PageGalleryItem: {
            items: components["schemas"]["GalleryItem"][];
            nextPageToken?: string;
        };
        PageNewcomer: {
            items: components["schemas"]["Newcomer"][];
            nextPageToken?: string;
        };
        PagePlace: {
            items: components["schemas"]["Place"][];
            nextPageToken?: string;
        };
        PageReceivedGift: {
            items: components["schemas"]["ReceivedGift"][];
            nextPageToken?: string;
        };
        PageSentGift: {
            items: components["schemas"]["SentGift"][];
            nextPageToken?: string;
        };
        PageSubscription: {
            items: components["schemas"]["Subscription"][];
            nextPageToken?: string;
        };
        Panel: {
            /** @enum {unknown} */
            dir: "ltr" | "rtl";
            items: components["schemas"]["PanelItem"][];
            /** @description BCP 47 */
            lang: string;
            /** @description Grows whenever a change takes effect */
            version: number;
        };
        PanelItem: {
            animation: string;
            /** Format: date-time */
            availableUntil?: string;
            category: string;
            comboable: boolean;
            cultures?: string[];
            description?: string;
            /** @enum {unknown} */
            dir?: "ltr" | "rtl";
            icon: string;
            id: string;
            inSeason?: boolean;
            /** @description Of the words, where it is not the panel's */
            lang?: string;
            name: string;
            /** @description Coins for one */
            price: number;
            season?: string;
            tier: components["schemas"]["Tier"];
        };
        Place: {
            /** Format: int64 */
            coins: number;
            /** Format: int64 */
            gifts: number;
            name?: string;
            personId: components["schemas"]["UUID"];
            /** Format: int64 */
            rank: number;
            reachedAt: components["schemas"]["Instant"];
        };
        ReceivedGift: {
            anonymous: boolean;
            /** Format: int64 */
            coins: number;
            giftId: string;
            giftName: string;
            id: components["schemas"]["UUID"];
            isFirst: boolean;
            message?: string;
            /** Format: int32 */
            quantity: number;
            quiet: boolean;
            roomId: components["schemas"]["UUID"];
            senderId?: components["schemas"]["UUID"];
            senderName?: string;
            sentAt: components["schemas"]["Instant"];
            /** Format: int64 */
            takenBackCoins: number;
        };
        Receiver: {
            /** Format: int64 */
            coins: number;
            isFirst: boolean;
            receiverId: components["schemas"]["UUID"];
            /** Format: int64 */
            takenBackCoins: number;
        };
        SendGiftRequest: {
            anonymous?: boolean;
            /** Format: int64 */
            catalogVersion?: number;
            comboId?: string;
            giftId: string;
            isTest?: boolean;
            message?: string;
            /** Format: int32 */
            quantity?: number;
            quiet?: boolean;
            receiverId?: string;
        };
        SentGift: {
            anonymous: boolean;
            /** Format: int64 */
            coins: number;
            comboId?: components["schemas"]["UUID"];
            giftId: string;
            giftName: string;
            id: components["schemas"]["UUID"];
            message?: string;
            /** Format: int32 */
            quantity: number;
            quiet: boolean;
            receivers: components["schemas"]["Receiver"][];
            roomId: components["schemas"]["UUID"];
            sentAt: components["schemas"]["Instant"];
            /** Format: int64 */
            takenBackCoins: number;
        };
        SettingsRequest: {
            levelHidden: boolean;
            quiet: boolean;
        };
        /** @enum {string} */
        Status2: "ACTIVE" | "DISABLED" | "DELETED";
        Subscription: {
            createdAt: components["schemas"]["Instant"];
            events: components["schemas"]["EventType"][];
            id: components["schemas"]["UUID"];
            status: components["schemas"]["Status2"];
            url: string;
        };
        SubscriptionRequest: {
            events: components["schemas"]["EventType"][];
            url: string;
        };
        TestGiftReceipt: {
            /** @constant */
            coins: 0;
            giftId: string;
            /** Format: uuid */
            id: string;
            /** @constant */
            isTest: true;
            message?: string;
            quantity: number;
            /** Format: uuid */
            receiverId: string;
            /** Format: uuid */
            roomId: string;
        };
        /** @enum {string} */
        Tier: "SMALL" | "MEDIUM" | "LARGE" | "EPIC";
        TopSender: {
            /** Format: int64 */
            coins: number;
            name: string;
            personId: components["schemas"]["UUID"];
        };
        UndoneGift: {
            balance: number;
            coins: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            undoneAt: string;
        };
        Unlocker: {
            name: string;
            personId: components["schemas"]["UUID"];
        };
        /** Format: uuid */
        UUID: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
