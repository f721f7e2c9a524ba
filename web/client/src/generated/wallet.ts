/* From the OpenAPI document of wallet-service, by scripts/generate.mjs. */

export interface paths {
    "/v1/coin-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What coins cost now, in a country (default: one without packs of its own) and a channel (default: WEB) */
        get: {
            parameters: {
                query?: {
                    channel?: string;
                    country?: string;
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
                        "application/json": components["schemas"]["PageCoinPack"];
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
    "/v1/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's balance */
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
                        "application/json": components["schemas"]["WalletResponse"];
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
    "/v1/wallet/break": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets the caller spend nothing for some days; a break can be made longer, never shorter */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BreakRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitsResponse"];
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
    "/v1/wallet/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the caller's wallet for ever, gives its coins up and erases the person's words and data */
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
                    "application/json": components["schemas"]["CloseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClosedWallet"];
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
    "/v1/wallet/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may spend, what of it is left and until when */
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
                        "application/json": components["schemas"]["LimitsResponse"];
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
        /** Sets the caller's own limits: what is lower holds at once, what is higher after 24 hours */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetLimitsRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitsResponse"];
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
    "/v1/wallet/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the caller's coins came from and what is left of each, newest first */
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
                        "application/json": components["schemas"]["PageLotResponse"];
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
    "/v1/wallet/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts to buy a pack of coins; they arrive when the provider says that it was paid */
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
                    "application/json": components["schemas"]["StartTopUpRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TopUp"];
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
    "/v1/wallet/top-ups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A top-up of the caller */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["TopUp"];
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
    "/v1/wallet/top-ups/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt for a top-up of the caller that succeeded */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
                        "application/json": components["schemas"]["Receipt"];
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
    "/v1/wallet/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed the caller's balance, newest first */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    pageSize?: number;
                    pageToken?: string;
                    to?: string;
                    type?: string[];
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
                        "application/json": components["schemas"]["PageTransactionResponse"];
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
    "/v1/wallet/transactions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed the caller's balance up to now, oldest first, as a file */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    from?: string;
                    to?: string;
                    type?: string[];
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
                        "application/json": unknown;
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BreakRequest: {
            /** Format: int32 */
            days: number;
        };
        /** @enum {string} */
        Channel: "WEB" | "APP";
        ClosedWallet: {
            /** Format: date-time */
            closedAt: string;
            forfeited: number;
            /** Format: uuid */
            ownerId: string;
        };
        CloseRequest: {
            /** Format: int64 */
            forfeit: number;
        };
        CoinPack: {
            channel: components["schemas"]["Channel"];
            /** Format: int64 */
            coins: number;
            country?: components["schemas"]["Country"];
            id: string;
            onSaleUntil?: components["schemas"]["Instant"];
            price: components["schemas"]["Money"];
        };
        /** @description ISO 3166-1 alpha-2 */
        Country: string;
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        Left: {
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            limit: number;
            period: components["schemas"]["Period"];
            resetsAt: components["schemas"]["Instant"];
            /** Format: int64 */
            spent: number;
        };
        Limits: {
            /** Format: int64 */
            day?: number;
            /** Format: int64 */
            gift?: number;
            /** Format: int64 */
            month?: number;
            /** Format: int64 */
            week?: number;
        };
        LimitsResponse: {
            breakUntil?: components["schemas"]["Instant"];
            /** Format: int64 */
            gift?: number;
            left: components["schemas"]["Left"][];
            own: components["schemas"]["Limits"];
            platform: components["schemas"]["Limits"];
            raise?: components["schemas"]["RaiseResponse"];
            zone: string;
        };
        LotResponse: {
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            coins: number;
            id: components["schemas"]["UUID"];
            /** Format: int64 */
            owedBack: number;
            price?: components["schemas"]["Money"];
            pricePerCoin?: string;
            /** Format: int64 */
            remaining: number;
            topUpId?: components["schemas"]["UUID"];
            /** Format: int64 */
            used: number;
        };
        Money: {
            /** Format: int64 */
            amount: number;
            currency: string;
        };
        PageCoinPack: {
            items: components["schemas"]["CoinPack"][];
            nextPageToken?: string;
        };
        PageLotResponse: {
            items: components["schemas"]["LotResponse"][];
            nextPageToken?: string;
        };
        PageTransactionResponse: {
            items: components["schemas"]["TransactionResponse"][];
            nextPageToken?: string;
        };
        /** @enum {string} */
        Period: "DAY" | "WEEK" | "MONTH";
        Price: {
            /** Format: int64 */
            amount: number;
            currency: string;
        };
        RaiseResponse: {
            at: components["schemas"]["Instant"];
            limits: components["schemas"]["Limits"];
            zone: string;
        };
        Receipt: {
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            coins: number;
            number: string;
            ownerId: components["schemas"]["UUID"];
            packId: string;
            price: components["schemas"]["Price"];
            provider: string;
            topUpId: components["schemas"]["UUID"];
            transactionId: components["schemas"]["UUID"];
            /** Format: int64 */
            version: number;
        };
        SetLimitsRequest: {
            /** Format: int64 */
            day?: number;
            /** Format: int64 */
            gift?: number;
            /** Format: int64 */
            month?: number;
            /** Format: int64 */
            week?: number;
            zone?: string;
        };
        StartTopUpRequest: {
            country?: string;
            packId: string;
            provider?: string;
        };
        /** @enum {string} */
        Status1: "OPEN" | "FROZEN" | "CLOSED";
        /** @enum {string} */
        Status3: "PENDING" | "SUCCEEDED" | "FAILED";
        TopUp: {
            checkoutUrl?: string;
            /** Format: int64 */
            coins: number;
            /** Format: int64 */
            coinsTakenBack: number;
            country?: components["schemas"]["Country"];
            createdAt: components["schemas"]["Instant"];
            id: components["schemas"]["UUID"];
            packId: string;
            price: components["schemas"]["Money"];
            provider: string;
            status: components["schemas"]["Status3"];
        };
        TransactionResponse: {
            /** Format: int64 */
            amount: number;
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            balanceAfter: number;
            id: components["schemas"]["UUID"];
            type: string;
            /** Format: int64 */
            version: number;
        };
        /** Format: uuid */
        UUID: string;
        WalletResponse: {
            /** Format: int64 */
            balance: number;
            /** Format: int64 */
            owed: number;
            ownerId: components["schemas"]["UUID"];
            status: components["schemas"]["Status1"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
